create table public.t (n integer);
