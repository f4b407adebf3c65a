create type pair as (x integer, y text);
create table t (id integer, y text);
create table u (x integer, y text, z integer);
create table v (y text, x integer);
