create sequence s2;
create table t (id int primary key default nextval('s2'), n int);
create view v as select id, n from t;
alter view v alter column id set default nextval('s2');
