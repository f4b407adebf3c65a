create materialized view m as select 1 as a, 2 as b;
create unique index i on m (a);
alter materialized view m replica identity full;
