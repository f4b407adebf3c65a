create materialized view m with (fillfactor = 70) as select 1 as one;
create materialized view n with (autovacuum_enabled = false, toast.autovacuum_enabled = false) as select 'x'::text as one;
create materialized view o as select 'x'::text as one;
