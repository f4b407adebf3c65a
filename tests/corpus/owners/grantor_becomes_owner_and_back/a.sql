create table t (id integer primary key, n text);
alter table t owner to app;
grant select on t to admin with grant option;
set role admin;
grant select on t to reader;
reset role;
