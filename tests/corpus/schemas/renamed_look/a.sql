create schema old;
create table old.t (id int primary key, a text);
create view old.v as select * from old.t;
create function old.f() returns int language sql as 'select 1';
