create procedure p(n integer) language sql as 'select 1';
create aggregate total(integer) (sfunc = int4pl, stype = integer, initcond = '0');
create function f(n integer) returns setof integer language sql begin atomic select n; end;
create function f(n text) returns integer language sql as 'select 1';
revoke execute on procedure p(integer) from public;
grant execute on procedure p(integer) to reader;
revoke execute on function total(integer) from public;
grant execute on function total(integer) to app with grant option;
grant execute on function f(text) to reader;
