create function f() returns int language sql as 'select 1';
create procedure p() language sql as 'select 1';
create aggregate a(int) (sfunc = int4pl, stype = int);
revoke execute on function f() from public;
revoke execute on procedure p() from public;
revoke execute on function a(int) from public;
grant execute on function f() to reader;
grant execute on procedure p() to app with grant option;
grant execute on function a(int) to reader;
