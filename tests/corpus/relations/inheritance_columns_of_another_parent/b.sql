create table public.p (id integer not null);
create table public.q (id integer not null);
create table public.c () inherits (public.q);
create table public.d (id integer) inherits (public.q);
