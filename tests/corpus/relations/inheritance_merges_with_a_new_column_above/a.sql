create table q (n integer);
create table w () inherits (q);
create table x (a text, b integer, c integer) inherits (q);
create table y (a text) inherits (x);
create table z (a integer not null) inherits (q);
