insert into t (a, c, e) values (1, 2, 3);
