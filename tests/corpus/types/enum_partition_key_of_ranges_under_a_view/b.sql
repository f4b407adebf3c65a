create type mood as enum ('b', 'a', 'c', 'd');
create table p (id int, m mood, n int generated always as (id + 1) stored) partition by range (m);
create table p1 partition of p for values from (minvalue) to ('c');
create table p2 partition of p default;
create view v as select * from p where m > 'a'::mood;
