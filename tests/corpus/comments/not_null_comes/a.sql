create table t (id integer, n text);
