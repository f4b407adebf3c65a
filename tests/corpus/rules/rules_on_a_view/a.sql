create table t (id int primary key, n int);
create view v as select id, n from t;
create rule r as on delete to v do instead delete from t where t.id = old.id;
create rule gone as on insert to v do instead nothing;
