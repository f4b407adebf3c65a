create table public.t (id integer primary key, body text, n integer); alter table public.t alter n set (n_distinct = 5);
