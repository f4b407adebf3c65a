create table public.t (id integer primary key, body text, n integer); alter table public.t alter body set compression pglz;
