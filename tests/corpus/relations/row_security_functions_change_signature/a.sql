create schema auth; create function auth.uid() returns integer language sql stable as 'select 1';
create table t (id integer primary key, owner integer default auth.uid());
alter table t enable row level security; alter table t force row level security;
create policy a on t for select to app using (owner = auth.uid());
create policy b on t for insert to app, reader with check (owner = auth.uid());
create policy c on t as restrictive for update using (true) with check (owner = (select auth.uid()));
create view v with (security_barrier) as select * from t where owner = auth.uid();
