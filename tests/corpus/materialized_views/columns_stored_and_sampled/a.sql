create materialized view m as select 'x'::text as s, 1 as n, 'y'::text as u;
alter materialized view m alter column s set storage external;
alter materialized view m alter column n set statistics 50;
