create table public.m (id integer generated always as identity, at date) partition by range (at); create table public.m1 partition of public.m for values from ('2020-01-01') to ('2021-01-01');
