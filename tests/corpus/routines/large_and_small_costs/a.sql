create function f() returns setof int language sql cost 0.1 rows 1 as 'select 1';
