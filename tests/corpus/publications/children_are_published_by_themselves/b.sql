create table public.t (id integer primary key);
create table public.c () inherits (public.t);
create table public.u (id integer primary key);
create table public.d () inherits (public.u);
create publication p for table public.t, only public.u;
alter publication p add table public.d;
alter publication p drop table only public.u;
