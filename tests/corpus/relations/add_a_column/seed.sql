insert into public.people values (1, 'Ada'), (2, 'Bob');
