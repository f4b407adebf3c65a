create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table t (id bigint, a text) server s;
create view v as select id, a from t;
