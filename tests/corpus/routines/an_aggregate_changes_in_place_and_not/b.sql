create aggregate total(int) (sfunc = int4_sum, stype = bigint, initcond = '3');
create aggregate named(b int) (sfunc = int4larger, stype = int, sortop = >);
create view v as select total(x) as n from (values (1)) as t (x);
