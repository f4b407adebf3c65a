create table public.other (id integer primary key);
create table public.t (id integer primary key, parent integer, other integer);
