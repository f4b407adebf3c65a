insert into p (id, d, e) values (1, 2, 3);
