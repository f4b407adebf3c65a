insert into t values (1, null, 'a', null), (2, 1, 'b', 'a');
