create table m (at date not null, n bigint) partition by range (at);
create table m1 partition of m for values from ('2020-01-01') to ('2021-01-01');
create table m2 partition of m for values from ('2021-01-01') to ('2022-01-01');
create view v as select at, n from m;
create view v1 as select n from m1 union all select n from m2;
create materialized view mv as select sum(n) as n from v;
