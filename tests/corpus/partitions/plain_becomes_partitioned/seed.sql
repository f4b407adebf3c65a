insert into public.m (at, v) values ('2020-05-05', 'a'), ('2024-05-05', 'b');
