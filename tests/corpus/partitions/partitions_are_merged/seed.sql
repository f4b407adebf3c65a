insert into sales (at, amount) values ('2024-02-03', 1), ('2024-08-09', 2);
