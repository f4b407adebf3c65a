create table public.p (id integer); create table public.q (id integer); create table public.c (more integer) inherits (public.p);
