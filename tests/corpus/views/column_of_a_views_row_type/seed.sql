insert into log values (1, row(1, 2));
