insert into y.c values (null, 3);
