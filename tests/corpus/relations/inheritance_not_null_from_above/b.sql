create table public.p (id integer);
create table public.c (id integer) inherits (public.p);
create table public.d (id integer not null) inherits (public.p);
create table public.e (more integer) inherits (public.p);
