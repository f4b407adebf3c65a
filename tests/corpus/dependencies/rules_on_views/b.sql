create table t (id int primary key, n bigint);
create view v as select n, id from t;
create rule ins as on insert to v do instead insert into t values (new.id, new.n);
create rule del as on delete to v do instead delete from t where id = old.id;
create view w as select id from v;
