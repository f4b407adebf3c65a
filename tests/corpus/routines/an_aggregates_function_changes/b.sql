create function addit(x int, y int) returns int language sql immutable as 'select $1 + $2';
create aggregate total(int) (sfunc = addit, stype = int);
create view v as select total(x) as n from (values (1)) as t (x);
