insert into stay values (1, 1), (2, 2);
