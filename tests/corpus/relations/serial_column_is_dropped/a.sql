create table public.t (id serial, n integer);
