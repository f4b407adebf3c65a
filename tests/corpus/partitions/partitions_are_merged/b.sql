create table sales (id integer generated always as identity, at date not null, amount numeric) partition by range (at);
create table sales_2024 partition of sales for values from ('2024-01-01') to ('2025-01-01');
