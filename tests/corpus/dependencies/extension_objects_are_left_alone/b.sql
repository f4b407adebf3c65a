create extension hstore;
create table t (id int primary key, h hstore);
create view v as select id, h -> 'a' as a, skeys(h) as k from t;
create materialized view m as select a from v;
