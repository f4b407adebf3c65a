create extension hstore; create extension citext; create extension pg_trgm;
create table t (id integer primary key, h hstore default 'a=>1', c citext not null unique, s text, check (c <> 'x'::citext), g text generated always as (h -> 'a') stored);
create index tr on t using gin (s gin_trgm_ops); create index hi on t using gin (h);
create view v as select id, h -> 'a' as a, c, similarity(s, 'x') as sim from t;
create function f(h hstore) returns citext language sql immutable as $$ select (h -> 'a')::citext $$;
create domain name as citext check (value ~ '.'); create table u (n name);
alter table t enable row level security; create policy p on t using (c = 'me'::citext);
