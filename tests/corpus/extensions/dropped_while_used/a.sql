create extension citext;
create table t (id int, a citext);
create view v as select a from t where a = 'x';
create function f(citext) returns text language sql as 'select $1::text';
