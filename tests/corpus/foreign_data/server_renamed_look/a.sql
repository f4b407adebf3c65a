create extension postgres_fdw;
create server old foreign data wrapper postgres_fdw options (host 'a');
create user mapping for public server old options (user 'u', password 'p');
create foreign table t (id int) server old options (table_name 'x');
create view v as select id from t;
create function f() returns setof t language sql as 'select * from t';
