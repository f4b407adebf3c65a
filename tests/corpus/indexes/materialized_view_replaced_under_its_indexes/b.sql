create table t (id int primary key, n int);
create materialized view m as select id, n, id + n as s from t;
create unique index m_id on m (id);
alter materialized view m cluster on m_id;
create statistics m_s (mcv) on id, n from m;
comment on index m_id is 'who';
