create table t (id integer primary key, n text);
create view v as select id, n from t;
create materialized view m as select id, n from t;
create index mi on m (id);
comment on view v is 'v';
comment on column v.n is 'vn';
comment on materialized view m is 'm';
comment on column m.id is 'mid';
comment on index mi is 'mi';
