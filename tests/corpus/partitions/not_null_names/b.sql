create table p (a integer not null, b integer not null) partition by list (a);
create table t (a integer not null, b integer not null); alter table p attach partition t for values in (1);
create table u partition of p for values in (2);
create table w partition of p (primary key (a)) for values in (4);
create table q (a integer not null, b integer) partition by list (a);
create table v (a integer constraint own not null, b integer not null); alter table q attach partition v for values in (1);
