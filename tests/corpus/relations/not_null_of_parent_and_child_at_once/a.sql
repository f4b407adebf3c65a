create table q (a integer, b integer);
create table w (a integer) inherits (q);
create table x (a integer) inherits (q);
create table y (a integer) inherits (w);
