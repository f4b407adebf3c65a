-- Run after the script of a schema: it puts something on everything there is, by names that hang on nothing else. What Postgres refuses is left out.
create schema decorated;

create function pg_temp.try(statement text) returns void language plpgsql as $body$
begin
  execute statement;
exception when others then
  null;
end $body$;

-- Views, functions of rows and of sets, values of row types, publications and policies, on every relation.
do $do$
declare
  r record;
  k text;
begin
  for r in
    select c.oid, format('%I.%I', n.nspname, c.relname) as q, c.relkind in ('r', 'p') as is_table
    from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_|^information_schema$|^decorated$'
      and not exists (select from pg_depend as d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by q
  loop
    k := 'r' || substr(md5(r.q), 1, 8);
    perform pg_temp.try(statement) from unnest(array[
      format('create view decorated.%I as select * from %s', k || '_all', r.q),
      format('create function decorated.%I(%s) returns %2$s language sql stable as %L', k || '_same', r.q, 'select $1'),
      format('create view decorated.%I as select decorated.%I(t) as whole, t.* from %s as t', k || '_rows', k || '_same', r.q),
      format('create function decorated.%I() returns setof %s language sql stable begin atomic select * from %2$s; end', k || '_set', r.q),
      format('create materialized view decorated.%I as select * from decorated.%I where false', k || '_kept', k || '_all'),
      format('grant select on %s to app with grant option', r.q)]) as statement;
    if r.is_table then
      perform pg_temp.try(statement) from unnest(array[
        format('comment on table %s is %L', r.q, 'decorated'),
        format('create table decorated.%I (one %s, many %2$s[])', k || '_held', r.q),
        format('create publication %I for table %s', k, r.q),
        format('create policy %I on %s using ((select count(*) from decorated.%I()) >= 0)', k, r.q, k || '_set')]) as statement;
    end if;
  end loop;
end $do$;

-- Views, and for some by their names policies, indexes, checks, grants, comments and bodies, on every column.
do $do$
declare
  r record;
  k text;
  letter "char";
begin
  for r in
    select format('%I.%I', n.nspname, c.relname) as q, format('%I', a.attname) as col, c.relkind in ('r', 'p') as is_table
    from pg_attribute as a join pg_class as c on c.oid = a.attrelid join pg_namespace as n on n.oid = c.relnamespace
    where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_|^information_schema$|^decorated$'
      and not exists (select from pg_depend as d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by q, col
  loop
    k := 'c' || substr(md5(r.q || r.col), 1, 8);
    letter := substr(k, 2, 1);
    perform pg_temp.try(format('create view decorated.%I as select %s as c from %s where %2$s is not null', k, r.col, r.q));
    if r.is_table then
      perform pg_temp.try(statement) from unnest(array[
        case when letter < '6' then format('create policy %I on %s for select using (%s is not null)', k, r.q, r.col) end,
        case when letter > 'a' then format('create index %I on %s (%s) where %3$s is not null', k, r.q, r.col) end,
        case when letter between '5' and 'b' then format('create index %I on %s ((%s is null))', k || '_null', r.q, r.col) end,
        case when letter > 'c' then format('alter table %s add constraint %I check (%s is null or true)', r.q, k, r.col) end,
        case when letter between '3' and '9' then format('grant select (%s) on %s to reader', r.col, r.q) end,
        case when letter between '3' and '9' then format('comment on column %s.%s is %L', r.q, r.col, 'decorated') end,
        case when letter < '3' then format('create function decorated.%I() returns bigint language sql begin atomic select count(%s) from %s; end', k, r.col, r.q) end
      ]) as statement where statement is not null;
    end if;
  end loop;
end $do$;

-- Columns, arrays, domains, composites, functions, indexes and generated columns, of every type.
do $do$
declare
  r record;
  k text;
begin
  for r in
    select format('%I.%I', n.nspname, t.typname) as q
    from pg_type as t join pg_namespace as n on n.oid = t.typnamespace left join pg_class as c on c.oid = t.typrelid
    where n.nspname !~ '^pg_|^information_schema$|^decorated$' and (t.typtype in ('e', 'd', 'r') or c.relkind = 'c')
      and not exists (select from pg_depend as d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
    order by q
  loop
    k := 't' || substr(md5(r.q), 1, 8);
    perform pg_temp.try(statement) from unnest(array[
      format('create table decorated.%I (a %s, b %2$s[], c text)', k, r.q),
      format('create domain decorated.%I as %s', k || '_domain', r.q),
      format('create type decorated.%I as (x %s, y decorated.%I)', k || '_pair', r.q, k || '_domain'),
      format('create function decorated.%I(a %s, b %2$s[] default null) returns %2$s language sql immutable as %L', k || '_same', r.q, 'select $1'),
      format('create view decorated.%I as select decorated.%I(a) as a, b, (null::decorated.%I).x as c from decorated.%I', k || '_all', k || '_same', k || '_pair', k),
      format('create index %I on decorated.%I (decorated.%I(a)) where a is not null', k || '_index', k, k || '_same'),
      format('alter table decorated.%I add g boolean generated always as (decorated.%I(a) is null) stored', k, k || '_same'),
      format('create table decorated.%I (z decorated.%I, w decorated.%I[])', k || '_held', k || '_pair', k || '_domain'),
      format('grant usage on type %s to app', r.q)]) as statement;
  end loop;
end $do$;

-- Views, bodies, checks, policies, indexes, grants and comments, on every function.
do $do$
declare
  r record;
  k text;
begin
  for r in
    select p.oid::regprocedure::text as q, format('%I.%I', n.nspname, p.proname) as name,
      coalesce((select string_agg('null::' || format_type(u.type, null), ', ' order by u.n) from unnest(p.proargtypes) with ordinality as u (type, n)), '') as given
    from pg_proc as p join pg_namespace as n on n.oid = p.pronamespace
    where n.nspname !~ '^pg_|^information_schema$|^decorated$' and p.prokind = 'f' and p.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype)
      and not exists (select from pg_depend as d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype in ('e', 'i'))
    order by q
  loop
    k := 'f' || substr(md5(r.q), 1, 8);
    perform pg_temp.try(statement) from unnest(array[
      format('create view decorated.%I as select %s(%s) as f', k || '_seen', r.name, r.given),
      format('create function decorated.%I() returns bigint language sql begin atomic select count(%s(%s)); end', k, r.name, r.given),
      format('create table decorated.%I (a integer check (%s(%s) is null), b text)', k, r.name, r.given),
      format('create policy p on decorated.%I using (%s(%s) is not null)', k, r.name, r.given),
      format('create index %I on decorated.%I ((%s(%s)::text))', k || '_index', k, r.name, r.given),
      format('comment on function %s is %L', r.q, 'decorated'),
      format('grant execute on function %s to writer', r.q)]) as statement;
  end loop;
end $do$;

drop function pg_temp.try(text);
