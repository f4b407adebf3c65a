create view v as select 1 as one;
alter view v owner to app;
create materialized view m as select 1 as one;
alter materialized view m owner to app;
