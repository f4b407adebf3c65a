create extension postgres_fdw;
create server s foreign data wrapper postgres_fdw;
create foreign table t (id int, a text) server s;
create view v as select a from t;
