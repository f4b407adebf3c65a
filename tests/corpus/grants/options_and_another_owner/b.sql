create table t (a integer); alter table t owner to reader;
grant insert on t to reader with grant option; grant select on t to app;
create table u (a integer); alter table u owner to reader;
grant select on u to app with grant option;
