create table t (id int primary key, a int, b int);
create materialized view m as select id, a, b from t;
create statistics s (ndistinct) on a, b from m;
comment on statistics s is 'pair';
