create table t (id int primary key, n int);
create materialized view m as select id, n from t with no data;
create index m_n on m (n);
