-- pgcrypto, uuid-ossp and pg_stat_statements live in schema `extensions` of every Supabase project. Where the server has
-- them they are installed; an embedded server often lacks the first two, then the functions that people call most stand
-- in, built from what is core. Not built: crypt() and gen_salt(), pgp_*(), encrypt(), sha1, uuid versions 1, 3 and 5.

do $$
declare
  extension_name text;
begin
  for extension_name in
    select e.name from pg_catalog.pg_available_extensions as e
    where e.name in ('pgcrypto', 'uuid-ossp', 'pg_stat_statements')
    order by e.name
  loop
    if extension_name <> 'pg_stat_statements' then
      -- A trusted extension belongs to whoever creates it, and postgres must be able to drop these.
      set local role postgres;
    end if;
    execute pg_catalog.format('create extension %I with schema extensions', extension_name);
    reset role;
  end loop;

  if not exists (select from pg_catalog.pg_extension where extname = 'pgcrypto') then
    create function extensions.digest(data bytea, type text) returns bytea
    language plpgsql immutable strict parallel safe as $body$
    begin
      case pg_catalog.lower(type)
        when 'md5' then return pg_catalog.decode(pg_catalog.md5(data), 'hex');
        when 'sha224' then return pg_catalog.sha224(data);
        when 'sha256' then return pg_catalog.sha256(data);
        when 'sha384' then return pg_catalog.sha384(data);
        when 'sha512' then return pg_catalog.sha512(data);
        else raise exception 'Cannot use "%": No such hash algorithm', type using errcode = '22023';
      end case;
    end
    $body$;

    create function extensions.digest(data text, type text) returns bytea
    language sql immutable strict parallel safe as $body$
      select extensions.digest(pg_catalog.convert_to(data, pg_catalog.getdatabaseencoding()), type)
    $body$;

    -- RFC 2104: hash((key xor 0x5c..) || hash((key xor 0x36..) || message)), the key padded to the hash's block.
    create function extensions.hmac(data bytea, key bytea, type text) returns bytea
    language plpgsql immutable strict parallel safe as $body$
    declare
      block_size integer := case when pg_catalog.lower(type) in ('sha384', 'sha512') then 128 else 64 end;
      inner_key bytea := key;
      outer_key bytea;
    begin
      if pg_catalog.length(inner_key) > block_size then
        inner_key := extensions.digest(inner_key, type);
      end if;
      inner_key := inner_key
        || pg_catalog.decode(pg_catalog.repeat('00', block_size - pg_catalog.length(inner_key)), 'hex');
      outer_key := inner_key;
      for i in 0 .. block_size - 1 loop
        outer_key := pg_catalog.set_byte(outer_key, i, pg_catalog.get_byte(inner_key, i) # 92);
        inner_key := pg_catalog.set_byte(inner_key, i, pg_catalog.get_byte(inner_key, i) # 54);
      end loop;
      return extensions.digest(outer_key || extensions.digest(inner_key || data, type), type);
    end
    $body$;

    create function extensions.hmac(data text, key text, type text) returns bytea
    language sql immutable strict parallel safe as $body$
      select extensions.hmac(
        pg_catalog.convert_to(data, pg_catalog.getdatabaseencoding()),
        pg_catalog.convert_to(key, pg_catalog.getdatabaseencoding()), type)
    $body$;

    -- Three random uuids carry 366 random bits, which one SHA-256 condenses into 32 bytes.
    create function extensions.gen_random_bytes(count integer) returns bytea
    language plpgsql volatile strict parallel safe as $body$
    declare
      bytes bytea := '';
    begin
      if count < 1 or count > 1024 then
        raise exception 'Length not in range' using errcode = '39000';
      end if;
      while pg_catalog.length(bytes) < count loop
        bytes := bytes || pg_catalog.sha256(
          pg_catalog.uuid_send(pg_catalog.gen_random_uuid())
          || pg_catalog.uuid_send(pg_catalog.gen_random_uuid())
          || pg_catalog.uuid_send(pg_catalog.gen_random_uuid()));
      end loop;
      return pg_catalog.substr(bytes, 1, count);
    end
    $body$;

    create function extensions.gen_random_uuid() returns uuid language sql volatile parallel safe as $body$
      select pg_catalog.gen_random_uuid()
    $body$;
  end if;

  if not exists (select from pg_catalog.pg_extension where extname = 'uuid-ossp') then
    create function extensions.uuid_generate_v4() returns uuid language sql volatile parallel safe as $body$
      select pg_catalog.gen_random_uuid()
    $body$;

    create function extensions.uuid_nil() returns uuid language sql immutable parallel safe as $body$
      select '00000000-0000-0000-0000-000000000000'::uuid
    $body$;
  end if;
end
$$;
