create type mood as enum ('a', 'b');
create table p (id int, m mood default 'a');
create table c (x int) inherits (p);
