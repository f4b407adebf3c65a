insert into t (id, a, b) values (1, 'of a', 'of b');
