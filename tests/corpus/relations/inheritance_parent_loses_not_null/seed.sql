insert into y values (1, 2, 3);
