create table q (n integer);
create table w () inherits (q);
create table z (a integer) inherits (q);
