create table t (id int primary key, n int);
create table latest (id int primary key, n int);
create function newest() returns int stable begin atomic select max(n) from latest; end;
create function both_of() returns int stable begin atomic select newest() + (select count(*)::int from latest); end;
create view report as select both_of() as n;
create materialized view kept as select n from report;
