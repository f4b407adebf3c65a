-- Through JSON, because a column that an older storage schema lacks is then null instead of an error.
select
  b.id,
  b.name,
  coalesce((j.b ->> 'public')::pg_catalog.bool, false) as public,
  (j.b ->> 'file_size_limit')::pg_catalog.int8 as file_size_limit,
  case pg_catalog.jsonb_typeof(j.b -> 'allowed_mime_types') when 'array' then array(
    select t.mime_type collate "C" from pg_catalog.jsonb_array_elements_text(j.b -> 'allowed_mime_types') as t (mime_type)
    order by t.mime_type collate "C") end as allowed_mime_types
from storage.buckets as b
cross join lateral (select pg_catalog.to_jsonb(b) as b) as j
order by b.id collate "C"
