create table p (a integer); create table q (b integer); create table r (c integer);
create table t () inherits (q, p);
create table u (x integer, a integer, b integer) inherits (q, r);
create table v () inherits (p, q);
create table w (a integer, b integer); alter table w inherit q; alter table w inherit p;
