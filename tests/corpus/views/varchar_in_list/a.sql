create table t (id int primary key, s varchar(10));
create view v as select id from t where s in ('a', 'b');
create view w as select id from v;
