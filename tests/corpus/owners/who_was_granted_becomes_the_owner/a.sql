create schema here;
create sequence here.numbers;
create table here.t (id integer);
grant usage on schema here to app;
grant select on here.t to app with grant option;
alter sequence here.numbers owner to app;
