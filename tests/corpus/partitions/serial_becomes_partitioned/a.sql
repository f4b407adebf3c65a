create table public.m (id bigserial, at date not null);
