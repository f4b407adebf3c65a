create function addit(int, int) returns int language sql immutable as 'select $1 + $2';
create function outcome(int) returns text language sql immutable as 'select $1::text';
create aggregate total(int) (sfunc = addit, stype = int, initcond = '0', finalfunc = outcome, parallel = safe, combinefunc = addit);
create aggregate counted(*) (sfunc = int8inc, stype = int8, initcond = '0');
comment on aggregate total(int) is 'sum';
comment on aggregate counted(*) is 'count';
