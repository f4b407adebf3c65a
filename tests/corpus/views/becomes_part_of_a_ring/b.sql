create table t (id int primary key, n int);
create view v as select id, n, null::int as double from t;
create function twice(x v) returns int language sql immutable as 'select x.n * 2';
create or replace view v as select id, n, twice(row(id, n, 0)::v) as double from t;
create view over_it as select id from v;
