create table t (id int primary key, n int);
create view v as select id, n from t;
comment on view v is 'computed';
comment on column v.n is 'number';
grant select on v to reader;
grant select (n) on v to writer;
