create table p (a integer, constraint k check (a > 0));
create table t (constraint k check (a > 0)) inherits (p);
create table u () inherits (p);
create table q (a integer, constraint k check (a > 0));
create table v (constraint k check (a > 0)) inherits (q);
create table w (constraint k check (a > 0)) inherits (q);
