create table t (id int primary key, n int);
create view v as select id, n from t union all select 0, 0;
alter view v rename column n to amount;
alter view v rename column id to "The Id";
