create schema s;
create function public.f() returns int language sql as 'select 2';
create table t (id int default public.f());
