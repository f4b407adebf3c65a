create table public.t (a integer, b integer not null, c integer); alter table public.t add constraint c_there not null c not valid;
