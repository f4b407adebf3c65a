create table q (a integer);
create table v (constraint k check (a > 0)) inherits (q);
create table w (a integer, constraint k check (a > 0));
