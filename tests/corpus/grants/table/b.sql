create table t (id integer primary key, n text);
grant select, insert on t to reader;
grant all on t to admin;
