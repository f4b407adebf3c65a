create table p (a integer not null, b integer not null) partition by list (a);
create table t partition of p for values in (1);
create table u (a integer not null, b integer constraint sure not null); alter table p attach partition u for values in (2);
create table w partition of p for values in (4);
create table q (a integer, b integer) partition by list (a);
create table v partition of q for values in (1);
