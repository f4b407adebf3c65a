insert into t values (1, 'a', 'b', now()), (2, 'c', 'd', now());
