create type mood as enum ('a', 'b');
create function to_mood(int) returns mood language sql immutable as $$ select 'a'::public.mood $$;
create cast (int as mood) with function to_mood(int);
create table t (m mood default (1)::mood);
