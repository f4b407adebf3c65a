create table p (a integer not null);
create table t () inherits (p);
create table u (a integer not null) inherits (p);
create table v (a integer) inherits (p);
create table q (a integer);
create table w (a integer not null) inherits (q);
create table x (a integer) inherits (q);
create table y () inherits (q);
create table z () inherits (p); alter table z alter a set not null;
