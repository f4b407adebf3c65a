insert into a values (1, 'x', 1); insert into tree values (1, null), (2, 1);
