create table q (a integer not null, k integer primary key, n integer);
create table w (a integer not null, k integer not null) inherits (q);
create table x (a integer) inherits (q);
create table y (a integer, k integer) inherits (q);
