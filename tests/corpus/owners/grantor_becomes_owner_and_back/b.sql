create table t (id integer primary key, n text);
alter table t owner to admin;
grant select on t to app with grant option;
set role app;
grant select on t to writer;
reset role;
