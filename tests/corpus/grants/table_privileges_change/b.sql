create table t (id integer primary key, n text);
grant select, update, truncate on t to reader;
