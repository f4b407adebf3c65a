create table public.t (id integer not null, parent integer, constraint t_key unique (id)) partition by range (id);
create table public.t_low partition of public.t for values from (0) to (100);
create table public.t_rest partition of public.t default;
alter table public.t add constraint t_fk foreign key (parent) references public.t (id) on delete restrict;
