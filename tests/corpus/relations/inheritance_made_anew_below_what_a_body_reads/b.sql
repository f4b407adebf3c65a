create table p (id integer);
create table t (x integer, a integer default 1, k integer) inherits (p);
create table u () inherits (t);
create function everything() returns setof p language sql stable begin atomic select * from p; end;
create view v as select n, x from t as t (id, n, x, k);
