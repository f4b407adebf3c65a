create table public.p (id integer, n text); create table public.c (more integer) inherits (public.p); create table public.d () inherits (public.c);
