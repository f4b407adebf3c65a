create table t (id int primary key, n bigint, s text);
create view v as select t from t;
create view j as select row_to_json(t) as j from t;
