create function f() returns setof int language sql cost 1234567 rows 7654321 as 'select 1';
create function g() returns int language sql cost 0.0000001 as 'select 1';
create function h() returns setof int language sql cost 3e30 rows 2e25 as 'select 1';
