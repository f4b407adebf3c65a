create table public.p (id integer not null);
create table public.c (id integer) inherits (public.p);
create table public.d (id integer not null) inherits (public.p);
create table public.e () inherits (public.p);
