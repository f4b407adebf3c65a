create table public.p (id integer primary key, n integer not null);
create table public.c (id integer not null, n integer) inherits (public.p);
create table public.d () inherits (public.p);
