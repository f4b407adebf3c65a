create schema old;
create table old.t (id int primary key, n int);
create view old.v as select id, n from old.t;
create function old.f() returns setof old.v language sql stable as 'select * from old.v';
create materialized view old.m as select * from old.f();
create view w as select 1 as id;
