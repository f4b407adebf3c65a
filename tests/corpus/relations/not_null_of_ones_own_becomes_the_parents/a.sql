create table q (a integer);
create table w (a integer not null) inherits (q);
create table y () inherits (q); alter table y alter a set not null;
create table z (a integer not null);
