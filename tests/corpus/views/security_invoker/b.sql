create table t (id int primary key);
create view v as select id from t;
create view w with (security_invoker = on, security_barrier = true) as select id from t;
