create materialized view m as select 1 as one;
create materialized view n as select 1 as one with no data;
