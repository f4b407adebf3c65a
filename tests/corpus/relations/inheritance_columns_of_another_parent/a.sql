create table public.p (id integer not null);
create table public.q (id integer not null);
create table public.c () inherits (public.p);
create table public.d (id integer) inherits (public.p);
