create materialized view m as select 'x'::text as s, 1 as n, 'y'::text as u;
alter materialized view m alter column s set statistics 7;
alter materialized view m alter column u set storage main;
alter materialized view m alter column u set compression pglz;
alter materialized view m alter column n set (n_distinct = 5);
