insert into public.m values (1, '2020-05-05', 1), (2, '2020-06-06', 2); insert into public.m2 values (7, '2021-05-05', 3);
