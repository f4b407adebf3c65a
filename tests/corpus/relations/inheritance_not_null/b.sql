create table public.p (id integer not null, n integer); create table public.c () inherits (public.p);
