insert into public.p values (1, 'a'); insert into public.c values (2, 'b', 3);
