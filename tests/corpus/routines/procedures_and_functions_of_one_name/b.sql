create procedure f(a int) language sql as 'select a';
create function f(a text) returns text language sql as 'select a';
create aggregate f(numeric) (sfunc = numeric_mul, stype = numeric, initcond = '1');
