create aggregate total(int) (sfunc = int4pl, stype = int);
create aggregate named(a int) (sfunc = int4pl, stype = int);
create view v as select total(x) as n from (values (1)) as t (x);
