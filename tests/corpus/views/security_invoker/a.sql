create table t (id int primary key);
create view v with (security_invoker = true) as select id from t;
create view w with (security_invoker = false) as select id from t;
