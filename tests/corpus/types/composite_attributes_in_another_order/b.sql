create type pair as (b int, a int);
create table t (p pair);
create function f(pair) returns pair language sql as $$ select $1 $$;
