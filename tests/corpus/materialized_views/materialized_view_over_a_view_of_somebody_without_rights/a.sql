create table t (a integer); create view v as select a from t; create materialized view m as select a from v; alter view v owner to app; create index i on m (a);
