create table t (id int primary key, name text);
create view v as select id, name from t where id > 0;
comment on view v is 'positive ones';
comment on column v.name is 'what it is called';
