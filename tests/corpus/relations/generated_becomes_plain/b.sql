create table public.t (n integer, g integer default 4);
