insert into public.c values (1, 'a', 1, 3); insert into public.d values (1, 'a', 1, 3);
