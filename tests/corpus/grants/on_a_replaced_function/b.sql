create function f() returns text language sql as 'select 1::text';
revoke execute on function f() from public;
grant execute on function f() to reader;
