create table t (id integer primary key, n text);
grant select (n), insert (id, n) on t to reader;
