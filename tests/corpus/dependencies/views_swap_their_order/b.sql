create table t (id int primary key, n int);
create view b as select id, n from t;
create view a as select id, n from b;
