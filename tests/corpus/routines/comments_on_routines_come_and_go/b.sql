create function f(int) returns int language sql as 'select 1';
create aggregate a(int) (sfunc = int4pl, stype = int);
create procedure p() language sql as 'select 1';
comment on function f(int) is 'g';
