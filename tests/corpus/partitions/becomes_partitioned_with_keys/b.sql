create table public.other (id integer primary key);
create table public.t (id integer primary key, parent integer, other integer) partition by range (id);
create table public.t_low partition of public.t for values from (0) to (100);
create table public.t_rest partition of public.t default;
alter table public.t add constraint t_parent foreign key (parent) references public.t (id) deferrable initially deferred;
alter table public.t add constraint t_other foreign key (other) references public.other (id) on delete cascade;
alter table public.other add constraint other_t foreign key (id) references public.t (id) deferrable initially deferred;
