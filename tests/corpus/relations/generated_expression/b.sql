create table public.t (n integer, g integer generated always as (n * 3) stored);
