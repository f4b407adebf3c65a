create table a (x int);
create view b as select x from a;
create sequence c;
create materialized view d as select x from b;
create index e on a (x);
