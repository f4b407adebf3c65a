create table t (id int primary key);
create materialized view m as select id from t;
create unique index on m (id);
comment on column m.id is 'x';
grant select on m to reader;
