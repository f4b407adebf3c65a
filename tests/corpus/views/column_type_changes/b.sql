create table t (id int primary key, n int);
create view v as select id, n::bigint as n from t;
create view w as select n + 1 as m from v;
