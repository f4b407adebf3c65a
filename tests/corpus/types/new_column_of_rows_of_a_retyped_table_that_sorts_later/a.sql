create table zt (id integer, v integer);
create table zs (n integer, k zt);
create type c as (x integer, y text);
create table u (n integer);
create table w (q integer);
