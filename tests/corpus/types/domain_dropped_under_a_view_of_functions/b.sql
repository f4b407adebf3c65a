create function f(int) returns setof int language sql as $$ select $1 $$;
create table t (a int, b int[]);
