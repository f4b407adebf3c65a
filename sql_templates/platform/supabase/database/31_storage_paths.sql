-- What policies on storage.objects ask about a path, an operation, a size (Supabase storage functions).
-- All run as the caller with PUBLIC EXECUTE and, as on hosted Supabase, without a pinned search_path.
-- They belong to supabase_admin, for the reason given at the caller functions of the auth schema.

create function storage.foldername(name text) returns text[] language plpgsql immutable as $$
declare
  segments text[] := pg_catalog.string_to_array(name, '/');
begin
  -- A file at the top has no folder: '{}', whose first element is null.
  return segments[1 : pg_catalog.array_length(segments, 1) - 1];
end
$$;

create function storage.filename(name text) returns text language plpgsql immutable as $$
declare
  segments text[] := pg_catalog.string_to_array(name, '/');
begin
  return segments[pg_catalog.array_length(segments, 1)];
end
$$;

create function storage.extension(name text) returns text language plpgsql immutable as $$
declare
  last_segment text := storage.filename(name);
begin
  -- Without a dot this is the whole last segment.
  return pg_catalog.reverse(pg_catalog.split_part(pg_catalog.reverse(last_segment), '.', 1));
end
$$;

create function storage.operation() returns text language plpgsql stable as $$
begin
  return pg_catalog.current_setting('storage.operation', true);
end
$$;

-- Supabase storage migration 0058: an operation may be named with or without its `storage.` prefix.
create function storage.allow_any_operation(expected_operations text[]) returns boolean language sql stable as $$
  select exists (
    select
    from pg_catalog.unnest(expected_operations) as expected (operation)
    where expected.operation <> ''
      and pg_catalog.regexp_replace(expected.operation, '^storage\.', '')
        = pg_catalog.regexp_replace(storage.operation(), '^storage\.', '')
  )
$$;

create function storage.allow_only_operation(expected_operation text) returns boolean language sql stable as $$
  select storage.allow_any_operation(array[expected_operation])
$$;

create function storage.get_common_prefix(p_key text, p_prefix text, p_delimiter text) returns text
language sql immutable as $$
  -- The key up to and including the first delimiter after the prefix; null when it has none there.
  select case
    when pg_catalog.strpos(pg_catalog.substr(p_key, pg_catalog.length(p_prefix) + 1), p_delimiter) > 0
    then pg_catalog.left(
      p_key,
      pg_catalog.length(p_prefix)
        + pg_catalog.strpos(pg_catalog.substr(p_key, pg_catalog.length(p_prefix) + 1), p_delimiter)
        + pg_catalog.length(p_delimiter) - 1
    )
  end
$$;

create function storage.get_size_by_bucket() returns table (size bigint, bucket_id text)
language plpgsql stable as $$
begin
  return query
    select pg_catalog.sum((object.metadata ->> 'size')::bigint)::bigint, object.bucket_id
    from storage.objects as object
    group by object.bucket_id;
end
$$;

-- Storage asks with this whether an upload would be let through; the error takes the row back.
create function storage.can_insert_object(bucketid text, name text, owner uuid, metadata jsonb) returns void
language plpgsql as $$
begin
  insert into storage.objects (bucket_id, name, owner, metadata) values (bucketid, name, owner, metadata);
  raise sqlstate 'PT200' using message = 'ROLLBACK', detail = 'rollback successful insert';
end
$$;
