insert into app.accounts (id, email) values (1, 'a@x'); insert into app.orders values (1, 1, 20, '2020-01-01'); insert into app.items values (1, 1, 's', 2, 100);
