create schema auth; create function auth.uid() returns uuid language sql stable as 'select gen_random_uuid()';
create table t (id integer primary key, owner uuid default auth.uid());
alter table t enable row level security;
create policy a on t for all to app using (owner = auth.uid());
create policy b on t for insert to reader with check (owner = auth.uid());
create policy c on t for update using (true);
create view v with (security_barrier, security_invoker) as select * from t where owner = auth.uid();
