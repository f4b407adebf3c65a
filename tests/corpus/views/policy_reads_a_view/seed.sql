insert into members values (1, 'x'); insert into t values (5, 1);
