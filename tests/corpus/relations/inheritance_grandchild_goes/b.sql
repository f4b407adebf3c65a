create table public.p (id integer, n text);
