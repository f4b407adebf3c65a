create table t (c text);
