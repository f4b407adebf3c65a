create table t (level int default 1);
