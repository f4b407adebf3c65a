create table t (id integer primary key, n text);
grant maintain on t to reader;
