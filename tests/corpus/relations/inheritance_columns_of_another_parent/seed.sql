insert into public.c values (2);
insert into public.d values (3);
