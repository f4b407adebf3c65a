create table q (a integer not null, b integer not null);
create table w (a integer not null, b integer constraint mine not null) inherits (q);
create table x (a integer) inherits (q);
create table y (a integer not null) inherits (w);
