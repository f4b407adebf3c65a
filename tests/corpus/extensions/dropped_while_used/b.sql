create table t (id int, a text);
create view v as select a from t where a = 'x';
create function f(text) returns text language sql as 'select $1';
