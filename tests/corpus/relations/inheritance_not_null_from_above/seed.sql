insert into public.p values (1);
insert into public.c values (2);
insert into public.d values (3);
