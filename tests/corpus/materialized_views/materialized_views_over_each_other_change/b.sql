create table t (id bigint, v numeric);
create materialized view a as select id, sum(v) as s, count(*) as n from t group by id; create unique index a_id on a (id, n);
create materialized view b as select max(s) as m from a with no data; create view c as select m::text from b;
create table d (m text); insert into d values ('x');
