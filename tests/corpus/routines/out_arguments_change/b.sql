create function f(in a int, out b int, out c date, inout d int default 3) language sql as $$ select 1, date '2020-01-01', 4 $$;
