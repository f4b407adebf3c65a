create type ty as (a integer, b text);
create table t (a integer, b text, primary key (a)); create table p (a integer); create table c (a integer, z integer);
create view v as select * from t join c using (a);
