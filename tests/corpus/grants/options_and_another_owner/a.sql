create table t (a integer); alter table t owner to app;
grant select on t to app with grant option; grant select, insert on t to reader with grant option;
create table u (a integer); alter table u owner to app;
grant select on u to reader with grant option;
