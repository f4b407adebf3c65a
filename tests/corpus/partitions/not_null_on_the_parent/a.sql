create table public.m (id integer, at date, v integer not null) partition by range (at); create table public.m1 partition of public.m for values from ('2020-01-01') to ('2021-01-01');
