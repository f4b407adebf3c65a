create table t (a integer); alter table t owner to app;
create function f() returns integer language sql as 'select 1'; alter function f() owner to app;
create type e as enum ('a'); alter type e owner to app;
create schema s authorization app;
create sequence q; alter sequence q owner to app; grant usage on sequence q to app with grant option;
create view v as select 1 as a; alter view v owner to app;
grant all on v to app with grant option; grant select on v to reader with grant option;
