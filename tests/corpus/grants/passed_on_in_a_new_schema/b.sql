create schema s;
grant usage on schema s to app;
create table s.t (id integer primary key, n text);
grant select on s.t to app with grant option;
set role app;
grant select on s.t to reader;
reset role;
