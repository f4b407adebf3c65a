create table t (id integer primary key, n text);
create view v as select id, n from t;
create materialized view m as select id, n from t;
create index mi on m (id);
