create procedure p(n integer) language sql as 'select 1';
create aggregate total(integer) (sfunc = int4pl, stype = integer, initcond = '0');
create function f(n integer) returns setof integer language sql begin atomic select n; end;
create function f(n text) returns integer language sql as 'select 1';
comment on procedure p(integer) is 'p';
comment on aggregate total(integer) is 'total';
comment on function f(integer) is 'fi';
comment on function f(text) is 'ft';
