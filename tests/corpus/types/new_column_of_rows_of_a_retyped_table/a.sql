create table t (id integer, v integer);
create table s (n integer, k t);
create type c as (x integer, y text);
create table u (n integer);
create table w (q integer);
