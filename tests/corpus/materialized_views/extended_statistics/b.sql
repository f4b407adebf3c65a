create table t (id bigint primary key, a int, b int);
create materialized view m as select id, a, b from t;
create statistics s (dependencies) on a, b from m;
create statistics e on (a + b) from m;
