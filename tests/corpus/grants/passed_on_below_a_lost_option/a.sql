create table t (id integer primary key, n text);
grant select, insert on t to app with grant option;
set role app;
grant select, insert on t to reader with grant option;
set role reader;
grant select, insert on t to writer;
reset role;
