create function f(a int) returns int language sql as 'select a';
create procedure f(a text) language sql as 'select a';
create aggregate f(numeric) (sfunc = numeric_add, stype = numeric);
