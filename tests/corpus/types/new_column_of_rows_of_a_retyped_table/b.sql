create table t (id bigint, v integer);
create table s (n integer, r t, rs t[], k t);
create type c as (x bigint, y text);
create table u (n integer, d c);
create type nested as (m c, t t);
create table w (q integer, z nested);
create table k (q t);
create domain dm as t;
create table l (q dm[]);
