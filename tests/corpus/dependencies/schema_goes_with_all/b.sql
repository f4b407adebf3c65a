create schema new;
create table new.t (id int primary key, n int);
create view new.v as select id, n from new.t;
create function new.f() returns setof new.v language sql stable as 'select * from new.v';
create materialized view new.m as select * from new.f();
create view w as select id from new.v;
