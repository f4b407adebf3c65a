create view v as select 1 as one;
create materialized view m as select 1 as one;
