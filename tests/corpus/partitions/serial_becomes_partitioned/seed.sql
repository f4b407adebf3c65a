insert into public.m (at) select '2020-05-05' from generate_series(1, 5);
