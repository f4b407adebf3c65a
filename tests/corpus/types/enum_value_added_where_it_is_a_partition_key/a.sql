create type mood as enum ('a', 'b');
create table p (id int, m mood) partition by list (m);
create table pa partition of p for values in ('a');
create table pb partition of p for values in ('b');
