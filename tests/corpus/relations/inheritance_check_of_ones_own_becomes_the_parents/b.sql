create table q (a integer, constraint k check (a > 0));
create table v () inherits (q);
create table w (a integer) inherits (q);
