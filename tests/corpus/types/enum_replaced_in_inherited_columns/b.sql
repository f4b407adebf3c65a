create type mood as enum ('b', 'a');
create table p (id int, m mood default 'a');
create table c (x int) inherits (p);
