create table t (id int primary key, n int);
create view u as select * from t where n > 1 with cascaded check option;
create view v as select * from t where n > 1 with local check option;
create view w as select * from t where n > 1;
