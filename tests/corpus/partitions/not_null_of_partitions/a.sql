create table p (a integer not null, b integer) partition by list (a);
create table t partition of p for values in (1);
create table u partition of p for values in (2); alter table u alter a set not null; alter table u alter b set not null;
