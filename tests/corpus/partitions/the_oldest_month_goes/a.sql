create table sales (id integer generated always as identity, at date not null, amount numeric) partition by range (at);
create table sales_01 partition of sales for values from ('2024-01-01') to ('2024-02-01');
create table sales_02 partition of sales for values from ('2024-02-01') to ('2024-03-01');
