insert into t values (default, 1); insert into w default values;
