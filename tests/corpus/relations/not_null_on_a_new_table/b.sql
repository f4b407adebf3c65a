create table public.t (a integer constraint one not null no inherit, b integer); alter table public.t add constraint two not null b not valid;
