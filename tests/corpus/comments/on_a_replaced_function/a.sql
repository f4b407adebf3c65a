create function f() returns integer language sql as 'select 1';
comment on function f() is 'f';
