create type e as enum ('a', 'b'); create type r as range (subtype = float8);
create table t (id integer, x e, y r, z e[]); create table h (one t, many t[]); create type c as (w t, v e); create table g (q c, s c[]);
create domain d as t; create table f (k d);
