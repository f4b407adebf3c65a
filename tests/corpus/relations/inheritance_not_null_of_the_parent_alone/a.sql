create table public.p (id integer primary key, n integer);
create table public.c (id integer, n integer not null) inherits (public.p);
create table public.d (not null id) inherits (public.p);
