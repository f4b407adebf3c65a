insert into parts values (1, 1, null), (2, 1, 1), (3, 1, 2);
