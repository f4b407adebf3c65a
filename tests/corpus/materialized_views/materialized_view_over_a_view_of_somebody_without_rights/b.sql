create table t (a bigint); create view v as select a from t; create materialized view m as select a, 1 as b from v; alter view v owner to app;
