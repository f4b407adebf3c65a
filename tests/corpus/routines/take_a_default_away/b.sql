create function f(a int, b text default 'x, y') returns int language sql as 'select 1';
