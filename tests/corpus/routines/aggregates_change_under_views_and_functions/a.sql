create function acc(integer, integer) returns integer language sql immutable as 'select coalesce($1, 0) + $2';
create aggregate total(integer) (sfunc = acc, stype = integer, initcond = '0'); 
create table t (id integer, v integer); create view v as select total(v) as x, id from t group by id; create materialized view m as select total(v) filter (where id > 0) over (partition by id) as x from t;
create function f() returns integer language sql begin atomic select total(v) from t; end; create policy p on t using ((select total(id) from v) > 0);
