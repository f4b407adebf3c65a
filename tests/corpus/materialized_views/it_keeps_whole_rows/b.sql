create table p (id integer, n bigint, s text default 'x'); create table t (x integer) inherits (p);
create view v as select t as whole from t; create materialized view m as select whole from v; create materialized view k as select array_agg(p) as all_ from p; create materialized view j as select (m.whole).n from m;
