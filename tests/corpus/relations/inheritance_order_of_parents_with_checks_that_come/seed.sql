insert into w values (1, 2);
