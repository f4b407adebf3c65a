insert into t values (row(1), 2, 3);
