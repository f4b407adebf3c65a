create table public.t (id bigint generated always as identity (increment -1 maxvalue -5 minvalue -900), n integer);
