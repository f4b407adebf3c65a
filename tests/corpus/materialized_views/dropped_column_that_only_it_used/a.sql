create table t (id int primary key, x int);
create materialized view m as select x, count(*) as n from t group by x;
create index on m (x);
