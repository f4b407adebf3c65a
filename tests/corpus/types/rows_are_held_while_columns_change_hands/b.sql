create type e as enum ('b', 'a', 'c'); create type r as range (subtype = numeric);
create table t (id integer, x e, y r, z e[], n integer default 5, s integer generated always as (id + 1) stored, i bigint generated always as identity); create table h (one t, many t[], more t); create type c as (w t, v e); create table g (q c, s c[]);
create domain d as t; create table f (k d);
