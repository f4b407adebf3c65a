create function f() returns int language sql as 'select 1';
create procedure p() language sql as 'select 1';
create aggregate a(int) (sfunc = int4pl, stype = int);
