create table t (id integer primary key, h jsonb default '{"a": 1}', c text not null unique, s text, check (c <> 'x'), g text generated always as (h ->> 'a') stored);
create index tr on t using gin (to_tsvector('simple', s)); create index hi on t using gin (h);
create view v as select id, h ->> 'a' as a, c from t;
create function f(h jsonb) returns text language sql immutable as $$ select (h ->> 'a') $$;
create domain name as text check (value ~ '.'); create table u (n name);
alter table t enable row level security; create policy p on t using (c = 'me');
