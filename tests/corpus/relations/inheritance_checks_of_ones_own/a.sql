create table p (a integer, constraint k check (a > 0));
create table t () inherits (p);
create table u (constraint k check (a > 0)) inherits (p);
create table q (a integer);
create table v (constraint k check (a > 0)) inherits (q);
create table w () inherits (q);
