create table public.p (id integer); create table public.q (id integer); create table public.c (id integer, more integer); alter table public.c inherit public.q;
