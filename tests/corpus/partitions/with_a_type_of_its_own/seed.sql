insert into public.m values (1, 'ok'), (2, 'sad'), (3, null);
