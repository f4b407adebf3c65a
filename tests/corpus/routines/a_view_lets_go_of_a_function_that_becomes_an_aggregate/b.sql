create aggregate f(int) (sfunc = int4pl, stype = int);
create view v as select 1 as n, 1 as m;
