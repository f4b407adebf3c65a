create function k(integer) returns integer language sql immutable as 'select $1 % 3';
create table p (a integer, s text) partition by list (k(a));
create table p0 partition of p for values in (0);
create table p1 partition of p for values in (1, 2);
create view v as select a from p;
