create table public.p (id integer, n integer not null); create table public.c () inherits (public.p);
