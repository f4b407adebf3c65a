create domain d as int;
create type e as enum ('x');
create type f as enum ('x');
create function ef(e) returns f language sql immutable as $$ select $1::text::public.f $$;
create cast (e as f) with function ef(e);
create cast (bigint as timestamp) without function as assignment;
