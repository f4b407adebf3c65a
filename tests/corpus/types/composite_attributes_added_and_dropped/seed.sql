insert into t values (1, '(1,x,2020-01-01)', null), (2, null, '{}');
