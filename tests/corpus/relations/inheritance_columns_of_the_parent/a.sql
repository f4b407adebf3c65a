create table public.p (id integer, n text default 'x', gone integer); create table public.c (more integer) inherits (public.p); create table public.d () inherits (public.c);
