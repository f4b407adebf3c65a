create table public.t (id integer primary key, body varchar(40), n integer); alter table public.t alter body set storage main;
