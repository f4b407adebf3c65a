insert into t values (1), (2); insert into m values (1, 1), (2, 11);
