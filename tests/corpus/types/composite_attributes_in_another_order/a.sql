create type pair as (a int, b int);
create table t (p pair);
create function f(pair) returns pair language sql as $$ select $1 $$;
