insert into t values (1, 'x'); insert into c values (1, 2);
