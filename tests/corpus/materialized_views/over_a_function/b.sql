create table t (id int primary key, n int);
create function f(x int) returns bigint language sql immutable as 'select x + 1::bigint';
create materialized view m as select id, f(n::int) as n from t;
create index m_f on m (f(n::int));
