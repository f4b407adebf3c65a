create table q (n integer, a bigint, b integer not null default 0, c integer not null default 1, d integer);
create table w (a bigint, d integer not null) inherits (q);
create table x (a bigint, b integer, c integer not null) inherits (q);
create table y (a bigint, d integer) inherits (x);
create table z (a bigint not null) inherits (q);
