insert into p values (1, null), (2, 1);
