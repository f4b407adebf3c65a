create table public.p (id integer, n integer default 7); create table public.c () inherits (public.p); alter table public.c alter n set default 8;
