create table t (id integer primary key, n text);
grant select on t to reader;
