insert into old.t values (1); insert into public.u values (1, 'a', 2, null);
