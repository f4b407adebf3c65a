insert into t (id, a, b, c, x) values (1, 2, 'b', 3, 4); insert into u (id, a, b, c, x) values (5, 6, 'c', 7, 8);
