create table public.t (id integer primary key, n integer);
create table public.u (id integer primary key);
create table public.d () inherits (public.u);
create publication p for table only public.u;
