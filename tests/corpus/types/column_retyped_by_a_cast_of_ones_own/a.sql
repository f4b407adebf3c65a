create type level as enum ('low', 'high');
create function to_level(int) returns level language sql immutable as $$ select case when $1 > 5 then 'high' else 'low' end::public.level $$;
create cast (int as level) with function to_level(int);
create function of_level(level) returns int language sql immutable as $$ select case $1 when 'high' then 9 else 1 end $$;
create cast (level as int) with function of_level(level);
create table t (n int);
