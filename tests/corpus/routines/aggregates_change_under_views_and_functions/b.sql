create function acc(bigint, integer) returns bigint language sql immutable as 'select coalesce($1, 0) + $2';
create aggregate total(integer) (sfunc = acc, stype = bigint, initcond = '1', parallel = safe);
create table t (id integer, v integer); create view v as select total(v) as x, id from t group by id; create materialized view m as select total(v) filter (where id > 0) over (partition by id) as x from t;
create function f() returns bigint language sql begin atomic select total(v) from t; end; create policy p on t using ((select total(id) from v) > 0);
