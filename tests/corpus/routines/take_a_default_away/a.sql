create function f(a int default 1, b text default 'x, y') returns int language sql as 'select 1';
