create sequence s;
create table t (id int primary key default nextval('s'), n int);
create view v as select id, n from t;
alter view v alter column id set default nextval('s');
