insert into p values (1, 1), (8, 1), (9, 3), (12, 4);
