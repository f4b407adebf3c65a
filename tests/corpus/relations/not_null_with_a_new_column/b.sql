create table public.t (id integer primary key, body text, n integer); alter table public.t add k integer not null default 7, add f date not null default current_date;
