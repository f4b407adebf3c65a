create table sales (id integer generated always as identity, at date not null, amount numeric) partition by range (at);
create table sales_1 partition of sales for values from ('2024-01-01') to ('2024-07-01');
create table sales_2 partition of sales for values from ('2024-07-01') to ('2025-01-01');
