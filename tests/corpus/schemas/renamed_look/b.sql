create schema new;
create table new.t (id int primary key, a text);
create view new.v as select * from new.t;
create function new.f() returns int language sql as 'select 1';
