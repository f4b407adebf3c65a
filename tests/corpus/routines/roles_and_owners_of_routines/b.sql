create function f() returns int language sql as 'select 1';
create procedure p() language sql as 'select 1';
create aggregate a(int) (sfunc = int4pl, stype = int);
alter function f() owner to app;
alter procedure p() owner to app;
alter aggregate a(int) owner to app;
grant execute on function f() to reader with grant option;
