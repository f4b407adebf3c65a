insert into public.c values (5, 6);
