create table public.t (id bigint generated always as identity, n integer);
