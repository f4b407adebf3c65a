create table base (id integer primary key, v text); create view t as select * from base; create view w as select id from t; create function f(t) returns text language sql as 'select $1.v'; grant select on t to app; create index i on base (v);
create table u (r t, s t[]); create materialized view m as select * from t; create function g() returns setof t language sql as 'select * from t';
