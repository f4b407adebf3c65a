create type mood as enum ('a', 'b');
create type pair as (m mood, n int);
create table t (p pair, ps pair[]);
create function f() returns pair language sql as $$ select null::public.pair $$;
