create table public.p (id integer, constraint one check (id > 0)); create table public.c () inherits (public.p);
