create materialized view m as select 1 as a, 2 as b;
alter materialized view m rename column b to c;
