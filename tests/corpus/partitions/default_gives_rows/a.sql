create table public.m (id integer not null, at date not null, v integer) partition by range (at); create table public.md partition of public.m default;
