create function f() returns setof int language sql cost 1234567 rows 7654321 as 'select 1';
