create type mood as enum ('new', 'sad', 'ok');
create table t (id int primary key, m mood default 'new', constraint c check (m <> 'new'::mood or id > 0));
create index i on t (id) where m = 'new'::mood;
create function f(m mood default 'new') returns mood language sql as $$ select m $$;
create table u (m mood not null default 'new', g boolean generated always as (m = 'new'::mood) stored);
alter table t enable row level security;
create policy p on t using (m = 'new'::mood);
