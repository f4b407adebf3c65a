insert into w values (4, 4); insert into x values (1, 1); insert into y values (6, 6);
