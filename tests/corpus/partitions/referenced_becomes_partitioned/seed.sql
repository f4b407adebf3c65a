insert into public.m values (1, 2); insert into public.o values (1);
