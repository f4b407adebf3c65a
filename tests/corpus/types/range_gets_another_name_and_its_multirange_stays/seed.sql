insert into public.t values (1, '[1,4)', '{[1,2),[4,6)}', '[1,2]', '{"{[1,2)}"}');
