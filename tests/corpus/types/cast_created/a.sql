create type mood as enum ('a', 'b');
create function to_mood(int) returns mood language sql immutable as $$ select case $1 when 1 then 'a' else 'b' end::public.mood $$;
