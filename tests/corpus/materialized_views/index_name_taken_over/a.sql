create materialized view m as select 1 as a, 2 as b;
create materialized view n as select 1 as a, 2 as b;
create index i on m (a);
