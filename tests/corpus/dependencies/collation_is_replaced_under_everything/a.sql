create collation c (locale = 'C'); create domain d as text collate c check (value < 'z');
create table t (a text collate c primary key, b d, g text collate c generated always as (lower(a)) stored, check (a < 'z' collate c));
create index i on t (a collate "POSIX", (b || a) collate c); create view v as select a, b collate c as x from t order by a;
create table p (k text collate c) partition by range (k); create table p1 partition of p for values from ('a') to ('m');
create type comp as (x text collate c); create type r as range (subtype = text, collation = c);
create function f(x text) returns text language sql immutable begin atomic select x collate c; end;
create materialized view m as select a from t; create table rr (z r, y comp);
