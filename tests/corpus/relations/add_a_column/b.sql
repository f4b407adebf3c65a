create table public.people (id integer primary key, name text not null, email text default 'none' check (email <> ''));
create index people_email on public.people (lower(email)) where email is not null;
