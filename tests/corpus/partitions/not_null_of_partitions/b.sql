create table p (a integer not null, b integer) partition by list (a);
create table t partition of p for values in (1); alter table t alter a set not null;
create table u partition of p for values in (2);
create table v partition of p (primary key (a)) for values in (3);
