create table t (id integer primary key, n text);
grant select on t to app with grant option;
grant insert on t to app;
set role app;
grant select on t to reader with grant option;
set role reader;
grant select on t to writer;
reset role;
grant insert on t to writer;
