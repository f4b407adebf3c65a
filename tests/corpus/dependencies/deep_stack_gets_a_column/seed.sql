insert into t (id, a, b) values (1, 2, 3), (2, 3, 4);
