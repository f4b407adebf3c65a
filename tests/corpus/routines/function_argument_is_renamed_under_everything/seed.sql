insert into t values (1, 2); insert into part values (1), (-1);
