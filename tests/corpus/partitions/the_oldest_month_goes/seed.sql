insert into sales (at, amount) values ('2024-01-03', 1), ('2024-02-09', 2);
