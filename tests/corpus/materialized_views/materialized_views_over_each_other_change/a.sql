create table t (id integer, v integer);
create materialized view a as select id, sum(v) as s from t group by id; create unique index a_id on a (id);
create materialized view b as select max(s) as m from a; create view c as select * from b;
create materialized view d as select * from c with no data;
