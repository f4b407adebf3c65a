create type mood as enum ('sad', 'ok');
create function f() returns mood language sql as $$ select null::public.mood $$;
