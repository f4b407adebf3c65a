create schema a;
create schema b;
create table a.t (id int);
create table b.t (id int);
create function f(a.t) returns int language sql as 'select 1';
