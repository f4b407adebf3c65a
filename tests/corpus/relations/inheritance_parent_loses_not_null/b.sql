create table q (n integer);
create table w (a integer, k integer not null) inherits (q);
create table x (a integer not null) inherits (q);
create table y (a integer, k integer) inherits (q);
