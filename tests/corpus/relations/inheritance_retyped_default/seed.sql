insert into public.c values (5); insert into public.p values (6);
