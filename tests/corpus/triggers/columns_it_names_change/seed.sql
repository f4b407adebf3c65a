insert into t (a, c, d) values (1, 'x', 'y');
