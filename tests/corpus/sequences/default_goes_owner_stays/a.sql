create table t (id serial, a text);
