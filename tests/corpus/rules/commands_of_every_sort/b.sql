create table t (id int primary key, n int, note text);
create table log (id int, what text, at timestamptz default now());
create rule r1 as on insert to t do also insert into log (id, what) values (new.id, 'a'), (new.id, 'b');
create rule r2 as on update to t do also insert into log (id, what) select t.id, t.note from t where t.id = new.id;
create rule r3 as on delete to t do also (update log set what = 'gone; ("x")' where log.id = old.id; delete from log where log.id in (select l.id from log l where l.at < now()); notify gone, 'x;');
create rule r4 as on update to log where new.id <> old.id do instead nothing;
create rule r5 as on insert to log where exists (select 1 from t where t.id = new.id and t.note = 'DO INSTEAD') do also select new.id as i;
