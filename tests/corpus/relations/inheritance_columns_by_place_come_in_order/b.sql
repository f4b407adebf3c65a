create table q (n integer, a bigint, b integer, d integer);
create table w (a bigint, d integer) inherits (q);
create table z (a bigint) inherits (q);
create view v as select n, x, y, z from q as q (n, x, y, z);
create view u as select n, x, y, z from w as w (n, x, y, z);
