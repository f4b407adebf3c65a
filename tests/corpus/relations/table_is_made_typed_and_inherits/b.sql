create type ty as (a integer, b text);
create table t of ty (primary key (a)); create table p (a integer); create table c (z integer) inherits (p);
create view v as select * from t join c using (a);
