create table t (id int primary key, n int);
create function a() returns setof t language sql stable as 'select * from public.t';
create view b as select id from a();
create view c as select id from b;
