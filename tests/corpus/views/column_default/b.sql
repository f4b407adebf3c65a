create table t (id int primary key, n int default 1, d date);
create view v as select id, n, d from t;
alter view v alter column n set default 7;
alter view v alter column d set default current_date;
create view w as select id, n from t;
