create table t (id int primary key, n int);
create view v as select id, n from t;
create rule ins as on insert to v do instead insert into t values (new.id, new.n);
create rule upd as on update to v do instead update t set n = new.n where id = old.id;
create view w as select id from v;
