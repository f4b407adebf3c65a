create table t (id int primary key, s text);
create materialized view m as select id, s from t;
alter materialized view m alter column s set storage external;
alter materialized view m alter column s set statistics 50;
