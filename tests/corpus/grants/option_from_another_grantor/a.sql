create table t (id integer primary key, n text);
grant select on t to app with grant option;
grant select on t to admin with grant option;
set role app;
grant select on t to reader;
reset role;
