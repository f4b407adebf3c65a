create table zt (id bigint, v integer);
create table zs (n integer, r zt, rs zt[], k zt);
create type c as (x bigint, y text);
create table u (n integer, d c);
create type nested as (m c, zt zt);
create table w (q integer, z nested);
create table k (q zt);
create domain dm as zt;
create table l (q dm[]);
