create table t (id int primary key, n int, m text);
create view v as select id, n, m from t where n > 0;
create rule r as on delete to v do instead (delete from t where t.id = old.id; insert into t (id, m) values (-old.id, 'gone'));
create rule ins as on insert to v do instead insert into t (id, n, m) values (new.id, new.n, coalesce(new.m, '')) returning t.id, t.n, t.m;
create rule upd as on update to v where old.n <> new.n do instead update t set n = new.n where t.id = old.id;
create rule rest as on update to v do instead nothing;
comment on rule r on v is 'moves';
