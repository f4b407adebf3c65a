create table keep (id int);
create table t (id int primary key, n int);
create function good(r t) returns boolean language sql immutable as 'select r.n > 0';
create function next_n() returns int language sql stable as 'select count(*)::int from public.t';
alter table t add constraint is_good check (good(t));
alter table t alter column n set default next_n();
create index on t (good(t));
create policy p on t using (good(t));
