create table q (a integer not null);
create table w (a integer) inherits (q);
create table y () inherits (q);
create table z (a integer) inherits (q);
