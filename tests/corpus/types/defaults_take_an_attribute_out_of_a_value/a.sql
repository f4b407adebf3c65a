create type p as (x int, y int, z int);
create table t (d int default (row(1,2,3)::p).x, z int default (row(1,2,3)::p).z);
create table tk (k p default row(1,2,3)::p);
create function f(a int default (row(1,2,3)::p).x) returns int language sql as 'select a';
create view v as select f() as q;
create table u (q p, w int default 1);
create function g(a int default (null::u).w) returns int language sql as 'select a';
create domain dd as int default (row(1,2,3)::p).x;
create table par (a int default (row(1,2,3)::p).x); create table chi () inherits (par);
