create materialized view m with (fillfactor = 80, autovacuum_enabled = false) as select 1 as one;
create materialized view n as select 'x'::text as one;
create materialized view o with (toast.autovacuum_vacuum_threshold = 9, autovacuum_vacuum_threshold = 7) as select 'x'::text as one;
