create type mood as (a int, b text);
create function f() returns mood language sql as $$ select null::public.mood $$;
