insert into nodes values (1, null), (2, 1);
