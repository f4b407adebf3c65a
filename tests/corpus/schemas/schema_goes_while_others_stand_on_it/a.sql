create schema old;
create type old.mood as enum ('a', 'b'); create domain old.pos as integer check (value > 0);
create sequence old.seq; create function old.f(integer) returns integer language sql immutable as 'select $1';
create table old.t (id integer primary key);
create table public.u (id integer default nextval('old.seq'), m old.mood, p old.pos, r integer references old.t, check (old.f(id) > 0));
create index i on public.u (old.f(id)); create view public.v as select u.id, t.id as other from public.u left join old.t on true;
create function public.g(x old.mood) returns old.mood language sql as 'select x';
alter table public.u enable row level security; create policy p on public.u using (exists (select 1 from old.t where t.id = u.id));
grant usage on schema old to app; alter default privileges in schema old grant select on tables to app;
