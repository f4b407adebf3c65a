create table t (id int primary key, n int);
create view v1 as select id, n from t;
create view v2 as select n from v1;
create view v3 as select v1.id, v2.n from v1 join v2 on v1.n = v2.n;
create materialized view m as select n from v3;
create index m_n on m (n);
