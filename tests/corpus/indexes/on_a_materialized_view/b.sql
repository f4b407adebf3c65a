create table t (id int primary key, n int, note text);
create materialized view m as select id, n, note from t;
create unique index m_id on m (id) include (n) with (fillfactor = 70);
create index m_n on m (n desc, lower(note));
alter index m_n alter column 2 set statistics 12;
alter materialized view m cluster on m_n;
create statistics m_s (mcv) on id, n from m;
comment on index m_id is 'who';
comment on statistics m_s is 'how many';
