create table t (id int primary key, n int);
create view v as select id, n, null::bigint as double from t;
create function twice(x v) returns bigint language sql immutable as 'select x.n * 2::bigint';
create or replace view v as select id, n, twice(row(id, n, 0)::v) as double from t;
