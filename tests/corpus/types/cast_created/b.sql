create type mood as enum ('a', 'b');
create function to_mood(int) returns mood language sql immutable as $$ select case $1 when 1 then 'a' else 'b' end::public.mood $$;
create function "Of mood"(m mood, boolean default false) returns int language sql immutable as $$ select 1 $$;
create cast (int as mood) with function to_mood(int) as assignment;
create cast (varchar as mood) with inout as implicit;
create type pair as (a int, b int);
create type other as (a int, b int);
create cast (pair as text) with inout;
comment on cast (int as mood) is 'By number.';
