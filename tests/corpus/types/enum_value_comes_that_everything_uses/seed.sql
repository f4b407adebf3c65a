insert into person values (1, 'ok'), (2, 'sad'); insert into part values ('sad', 1);
