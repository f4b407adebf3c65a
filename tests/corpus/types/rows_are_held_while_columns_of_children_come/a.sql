create type e as enum ('a', 'b'); create table p (id integer, x e); create table c (y integer) inherits (p); create table h (one c, many p[]);
create table m (id integer, x e) partition by list (id); create table m1 partition of m default; create table k (one m1, many m[]);
create unlogged table u (id integer); create table j (one u);
