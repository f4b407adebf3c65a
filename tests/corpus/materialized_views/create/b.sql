create table t (id int primary key, n int);
create materialized view m as select id, n from t;
create unique index m_id on m (id);
create index m_n on m (n desc) where n > 0;
comment on materialized view m is 'kept';
comment on column m.n is 'number';
comment on index m_n is 'by number';
grant select on m to reader;
grant select (n) on m to writer;
