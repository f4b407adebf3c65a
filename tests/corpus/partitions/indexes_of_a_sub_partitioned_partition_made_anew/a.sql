create type mood as enum ('a', 'b');
create table p (id integer, m mood not null default 'a') partition by list (m);
create table pa partition of p for values in ('a');
create table pb partition of p for values in ('b') partition by hash (id);
create table pb0 partition of pb for values with (modulus 1, remainder 0);
create index on p (m) where m is not null;
create index on p (m);
