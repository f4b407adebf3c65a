create sequence public.numbers;
create view public.v as select 1 as id;
alter sequence public.numbers owned by public.v.id;
alter table public.v owner to app;
