create function f(a int, b text) returns int language sql as 'select a';
