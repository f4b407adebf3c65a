create type mood as enum ('sad', 'ok', 'happy');
create domain feeling as mood default 'ok' check (value <> 'sad');
create table person (id integer primary key, m mood not null default 'ok', f feeling, g text generated always as (case m when 'happy' then 'y' else 'n' end) stored,
  check (m <> 'sad' or id > 10));
create index person_happy on person (id) where m = 'happy';
create unique index person_m on person ((m = 'ok'), id);
create table part (m mood not null, n integer) partition by list (m);
create table part_sad partition of part for values in ('sad');
create table part_rest partition of part for values in ('ok', 'happy');
create view happy as select id from person where m = 'happy';
create function of(m mood) returns mood language sql immutable begin atomic select case m when 'sad' then 'ok'::mood else m end; end;
alter table person enable row level security;
create policy seen on person using (m <> 'sad');
create function t() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger tr before update on person for each row when (old.m is distinct from 'ok') execute function t();
