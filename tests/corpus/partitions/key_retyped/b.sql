create table public.m (id integer not null, k bigint) partition by range (k); create table public.m1 partition of public.m for values from (0) to (10);
