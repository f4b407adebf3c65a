-- Which sorts of things somebody made here, without a look at whose they are: what this does not name need not be asked for.
-- Postgres's own are below 16384 (FirstNormalObjectId).
select 'relation ' || c.relkind::pg_catalog.text from pg_catalog.pg_class as c where c.oid >= 16384 group by c.relkind
union all
select 'constraint ' || c.contype::pg_catalog.text from pg_catalog.pg_constraint as c where c.oid >= 16384 group by c.contype
union all
select 'type ' || t.typtype::pg_catalog.text from pg_catalog.pg_type as t where t.oid >= 16384 group by t.typtype
union all
select 'routine ' || p.prokind::pg_catalog.text from pg_catalog.pg_proc as p where p.oid >= 16384 group by p.prokind
union all
select 'rewrite' where exists (select from pg_catalog.pg_rewrite as r where r.oid >= 16384 and r.rulename <> '_RETURN')
union all
select 'foreign_server' where exists (select from pg_catalog.pg_foreign_server)
union all
select 'user_mapping' where exists (select from pg_catalog.pg_user_mappings)
union all
select 'cast' where exists (select from pg_catalog.pg_cast as o where o.oid >= 16384)
union all
select 'collation' where exists (select from pg_catalog.pg_collation as o where o.oid >= 16384)
union all
select 'conversion' where exists (select from pg_catalog.pg_conversion as o where o.oid >= 16384)
union all
select 'event_trigger' where exists (select from pg_catalog.pg_event_trigger as o where o.oid >= 16384)
union all
select 'foreign_data_wrapper' where exists (select from pg_catalog.pg_foreign_data_wrapper as o where o.oid >= 16384)
union all
select 'language' where exists (select from pg_catalog.pg_language as o where o.oid >= 16384)
union all
select 'operator' where exists (select from pg_catalog.pg_operator as o where o.oid >= 16384)
union all
select 'opclass' where exists (select from pg_catalog.pg_opclass as o where o.oid >= 16384)
union all
select 'opfamily' where exists (select from pg_catalog.pg_opfamily as o where o.oid >= 16384)
union all
select 'am' where exists (select from pg_catalog.pg_am as o where o.oid >= 16384)
union all
select 'publication' where exists (select from pg_catalog.pg_publication as o where o.oid >= 16384)
union all
select 'statistic_ext' where exists (select from pg_catalog.pg_statistic_ext as o where o.oid >= 16384)
union all
select 'ts_config' where exists (select from pg_catalog.pg_ts_config as o where o.oid >= 16384)
union all
select 'ts_dict' where exists (select from pg_catalog.pg_ts_dict as o where o.oid >= 16384)
union all
select 'ts_parser' where exists (select from pg_catalog.pg_ts_parser as o where o.oid >= 16384)
union all
select 'ts_template' where exists (select from pg_catalog.pg_ts_template as o where o.oid >= 16384)
union all
select 'transform' where exists (select from pg_catalog.pg_transform as o where o.oid >= 16384)
union all
select 'default_acl' where exists (select from pg_catalog.pg_default_acl)
union all
select 'inherits' where exists (select from pg_catalog.pg_inherits)
union all
select 'seclabel' where exists (select from pg_catalog.pg_seclabel union all select from pg_catalog.pg_shseclabel)
union all
select 'subscription' where exists (select from pg_catalog.pg_subscription)
union all
select 'role_settings' where exists (select from pg_catalog.pg_db_role_setting as s where s.setdatabase <> 0 and s.setrole <> 0)
