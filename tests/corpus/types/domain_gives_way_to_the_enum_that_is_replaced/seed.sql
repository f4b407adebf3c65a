insert into t values (1, 'a', '{a}', ('a', 1));
