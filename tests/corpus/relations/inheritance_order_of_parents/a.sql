create table p (a integer); create table q (b integer); create table r (c integer);
create table t () inherits (p, q);
create table u (x integer) inherits (p, q, r);
create table v () inherits (q);
create table w (a integer, b integer); alter table w inherit p; alter table w inherit q;
