insert into t values (1, '{1,2}', '(3,x)'), (2, null, null);
