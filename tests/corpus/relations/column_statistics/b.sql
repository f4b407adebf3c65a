create table public.t (id integer primary key, body text, n integer); alter table public.t alter n set statistics 500, alter body set statistics 0;
