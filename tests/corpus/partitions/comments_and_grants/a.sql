create table public.m (id integer not null, at date not null, v integer) partition by range (at); create table public.m1 partition of public.m for values from ('2020-01-01') to ('2021-01-01');
