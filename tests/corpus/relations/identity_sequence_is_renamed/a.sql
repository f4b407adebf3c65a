create table public.t (id integer generated always as identity (sequence name public.counter), n integer);
