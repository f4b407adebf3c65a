-- Listing the objects of a bucket, folders first-class (Supabase storage search functions).
-- A prefix is compared as text and never as a LIKE pattern, so `_` and `%` in a path stand for themselves.

create function storage.search(
  prefix text, bucketname text, limits integer default 100, levels integer default 1, offsets integer default 0,
  search text default '', sortcolumn text default 'name', sortorder text default 'asc'
) returns table (
  name text, id uuid, updated_at timestamptz, created_at timestamptz, last_accessed_at timestamptz, metadata jsonb
) language plpgsql stable as $$
#variable_conflict use_column
declare
  wanted text := pg_catalog.lower(coalesce(prefix, '') || coalesce(search, ''));
  column_name text := case when sortcolumn in ('name', 'updated_at', 'created_at', 'last_accessed_at')
                           then sortcolumn else 'name' end;
  direction text := case when pg_catalog.lower(sortorder) = 'desc' then 'desc' else 'asc' end;
begin
  return query execute pg_catalog.format(
    $query$
      with matching as (
        select * from storage.objects as o
        where o.bucket_id = $1 and pg_catalog.starts_with(pg_catalog.lower(o.name), $2)
      ), folders as (
        select distinct m.path_tokens[$3] as name
        from matching as m where pg_catalog.cardinality(m.path_tokens) > $3
      )
      select f.name, null::uuid as id, null::timestamptz as updated_at, null::timestamptz as created_at,
             null::timestamptz as last_accessed_at, null::jsonb as metadata
      from folders as f
      union all
      select m.path_tokens[$3], m.id, m.updated_at, m.created_at, m.last_accessed_at, m.metadata
      from matching as m where pg_catalog.cardinality(m.path_tokens) = $3
      order by %1$I %2$s nulls first, name asc
      limit $4 offset $5
    $query$, column_name, direction)
    using bucketname, wanted, levels, limits, offsets;
end
$$;

create function storage.search_v2(
  prefix text, bucket_name text, limits integer default 100, levels integer default 1, start_after text default '',
  sort_order text default 'asc', sort_column text default 'name', sort_column_after text default ''
) returns table (
  key text, name text, id uuid, updated_at timestamptz, created_at timestamptz, last_accessed_at timestamptz,
  metadata jsonb
) language plpgsql stable as $$
#variable_conflict use_column
declare
  column_name text := case when sort_column in ('updated_at', 'created_at') then sort_column else 'name' end;
  descending boolean := pg_catalog.lower(sort_order) = 'desc';
begin
  -- The next page starts after the pair (sort value, path) that the last page ended with.
  return query execute pg_catalog.format(
    $query$
      with matching as (
        select * from storage.objects as o
        where o.bucket_id = $1 and pg_catalog.starts_with(pg_catalog.lower(o.name), pg_catalog.lower($2))
      ), entries as (
        select distinct
          pg_catalog.array_to_string(m.path_tokens[1:$3], '/') as name, null::uuid as id,
          null::timestamptz as updated_at, null::timestamptz as created_at,
          null::timestamptz as last_accessed_at, null::jsonb as metadata
        from matching as m where pg_catalog.cardinality(m.path_tokens) > $3
        union all
        select m.name, m.id, m.updated_at, m.created_at, m.last_accessed_at, m.metadata
        from matching as m where pg_catalog.cardinality(m.path_tokens) = $3
      )
      select pg_catalog.split_part(e.name, '/', $3) as key, e.name, e.id, e.updated_at, e.created_at,
             e.last_accessed_at, e.metadata
      from entries as e
      where $4 = '' or (coalesce(e.%1$I::text, ''), e.name collate "C") %3$s
                       (case when %1$L = 'name' then $4 else $5 end, $4 collate "C")
      order by coalesce(e.%1$I::text, '') collate "C" %2$s, e.name collate "C" %2$s
      limit $6
    $query$, column_name, case when descending then 'desc' else 'asc' end, case when descending then '<' else '>' end)
    using bucket_name, coalesce(prefix, ''), levels, start_after, sort_column_after, limits;
end
$$;

