create table t (id int primary key, n int, note text);
create materialized view m as select id, n, note from t;
create index m_n on m (n);
