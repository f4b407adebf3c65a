insert into public.t (n) select i from generate_series(1, 5) as i;
