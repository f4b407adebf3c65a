create table t (id int primary key, n int);
create view a as select * from t;
create function b() returns setof a language sql stable as 'select * from public.a';
create view c as select id from b();
