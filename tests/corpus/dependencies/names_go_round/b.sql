create view a as select 1 as x;
create table b (x int);
create table c (id int);
create sequence d;
create materialized view e as select x from a;
