create type mood as enum ('sad', 'ok');
create table t (
  id int primary key,
  m mood not null default 'ok',
  ms mood[] default array['sad', 'ok']::mood[],
  g text generated always as (case when m = 'sad'::mood then 'yes' else 'no' end) stored,
  gm mood generated always as (m) stored,
  constraint not_sad check (m <> 'sad'::mood or id > 0),
  constraint some_ok check (ms @> array['ok']::mood[])
);
create index by_mood on t (m);
create index by_id_ok on t (id) where m = 'ok'::mood;
create index by_expr on t ((m = 'sad'::mood), lower(g));
create index by_moods on t using gin (ms);
create function now_of(m mood, ms mood[] default '{ok}') returns mood language sql immutable as $$ select m $$;
create function all_of() returns setof mood language sql stable as $$ select t.m from public.t as t $$;
create function rows_of() returns table (id int, m mood) language sql stable as $$ select t.id, t.m from public.t as t $$;
create domain polite as mood default 'ok' constraint really check (value <> 'sad'::mood);
create table u (p polite, q polite[], c int default length(now_of('ok')::text));
alter table t enable row level security;
create policy ok_only on t using (m = 'ok'::mood);
create function tf() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger tr before update of m on t for each row when (old.m is distinct from 'ok'::mood) execute function tf();
comment on column t.m is 'The mood.';
comment on type mood is 'Moods.';
grant usage on type mood to reader;
