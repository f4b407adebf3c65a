insert into public.m values (1, '2020-05-05', 1), (2, '2020-06-06', 2);
