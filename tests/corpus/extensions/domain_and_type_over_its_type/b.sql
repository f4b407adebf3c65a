create extension citext;
create domain email as citext check (value ~ '@');
create type pair as (a citext, b int);
create table t (id int, e email, p pair);
