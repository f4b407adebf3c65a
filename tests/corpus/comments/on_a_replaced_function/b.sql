create function f() returns text language sql as 'select 1::text';
comment on function f() is 'f';
