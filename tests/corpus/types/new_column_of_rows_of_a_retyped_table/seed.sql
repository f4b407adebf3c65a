insert into t values (1,2); insert into s (n,k) values (1, (2,3));
