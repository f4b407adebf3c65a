insert into public.b default values;
insert into public.c default values;
