create table public.p (id integer, n text default 'x'); create table public.c (id integer, n text default 'x', more integer);
