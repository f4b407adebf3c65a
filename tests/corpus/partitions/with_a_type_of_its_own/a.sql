create type public.mood as enum ('sad', 'ok'); create table public.m (id integer, f public.mood);
