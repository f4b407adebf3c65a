create table p (a integer not null);
create table t () inherits (p); alter table t alter a set not null;
create table u (a integer) inherits (p);
create table v (a integer not null) inherits (p);
create table q (a integer not null);
create table w (a integer not null) inherits (q);
create table x (a integer) inherits (q);
create table y () inherits (q); alter table y alter a set not null;
create table z () inherits (p);
