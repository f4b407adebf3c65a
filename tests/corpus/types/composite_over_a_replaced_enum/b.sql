create type mood as enum ('b', 'a');
create type pair as (m mood, n int);
create table t (p pair, ps pair[]);
create function f() returns pair language sql as $$ select null::public.pair $$;
