create table t (id int primary key, n int);
create materialized view m as select id, n from t where n > 0;
create unique index m_id on m (id);
create view v as select n from m;
create materialized view mm as select n from v;
comment on materialized view mm is 'second';
grant select on m to reader;
