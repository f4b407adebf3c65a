create type e as enum ('b'); create table p (id bigint, x e, n integer default 3); create table c (y integer) inherits (p); create table h (one c, many p[]);
create table m (id bigint, x e, n text not null default 'x') partition by list (id); create table m1 partition of m default; create table k (one m1, many m[]);
create table u (id integer); create table j (one u);
