create table t (id integer primary key, v integer); create table log (t t, at timestamptz default now());
create function audit(r t) returns void language sql as 'insert into log values (r)'; create function tf() returns trigger language plpgsql as 'begin perform audit(new); return new; end';
create trigger tr after insert on t for each row execute function tf(); create view lv as select (l.t).id, l.at from log l; create function last() returns setof lv language sql stable begin atomic select * from lv; end;
alter table t enable row level security; create policy p on t using (exists (select 1 from last() where last.id = t.id)); create rule r as on delete to lv do instead delete from log where (log.t).id = old.id;
