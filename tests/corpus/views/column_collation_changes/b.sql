create table t (id int primary key, n text);
create view v as select id, n collate "C" as n from t;
