create type mood as enum ('a', 'b');
create table p (id int, m mood default 'a') partition by range (id);
create table p1 partition of p for values from (1) to (10);
create index on p (m);
