insert into public.m (at) values ('2020-05-05'), ('2020-05-06');
