insert into p values (1, 1), (2, 2), (4, 4); insert into q values (1, 1);
