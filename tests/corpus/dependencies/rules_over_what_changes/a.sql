create table t (id int primary key, n int);
create table log (id int, n int, at timestamptz default now());
create view v as select id, n from t;
create rule ins as on insert to v do instead (insert into t values (new.id, new.n); insert into log (id, n) values (new.id, new.n));
create rule keep as on update to t where new.n > 5 do also insert into log (id, n) values (old.id, old.n);
