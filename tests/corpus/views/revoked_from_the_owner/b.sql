create table t (id int primary key, n int);
create view v as select id, n from t;
revoke insert, delete on v from current_user;
create materialized view m as select id from t;
revoke all on m from current_user;
