-- only with subscription
-- The connection string is for superusers alone and is read by itself (subscription_connection.sql); here it is what an
-- unknown one looks like.
select
  s.oid::pg_catalog.int8 << 16 as address,
  s.subname as name,
  '<secret>' as connection,
  s.subpublications as publications,
  s.subenabled as enabled,
  s.subslotname as slot_name,
  s.subbinary as binary,
  case s.substream::pg_catalog.text when 'true' then 'on' when 't' then 'on' when 'p' then 'parallel' else 'off' end as streaming,
  s.subsynccommit as synchronous_commit,
  s.subtwophasestate <> 'd' as two_phase,
  s.subdisableonerr as disable_on_error
  , s.subpasswordrequired as password_required -- since 16
  , s.subrunasowner as run_as_owner -- since 16
  , s.suborigin as origin -- since 16
  , s.subfailover as failover -- since 17
from pg_catalog.pg_subscription as s
where s.subdbid = (select d.oid from pg_catalog.pg_database as d where d.datname = pg_catalog.current_database())
order by s.subname
