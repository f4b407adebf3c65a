create table public.p (id integer, n text); create table public.c (id integer, n text, more integer);
