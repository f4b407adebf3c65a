create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table t (id int, a text) server s;
create view v as select id, a from t;
create materialized view m as select 1 as one;
