create table t (id integer primary key, n text);
grant select, insert, delete on t to reader;
