create table public.u (id integer, m text, p integer, r integer);
create view public.v as select u.id, null::integer as other from public.u;
create function public.g(x text) returns text language sql as 'select x';
alter table public.u enable row level security; create policy p on public.u using (true);
