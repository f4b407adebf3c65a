create function f() returns table (a int, b text, c date) language sql as $$ select 1, 'x', date '2020-01-01' $$;
create view v as select a from f();
