create schema a;
create schema b;
create table a.t (id int);
create table b.t (id int);
create function f(a.t) returns int language sql as 'select 1';
create function f(b.t) returns int language sql as 'select 2';
create function f(b.t[]) returns int language sql as 'select 3';
create function f("char", char, varchar, bit varying, timestamptz, time, double precision, interval) returns int language sql as 'select 3';
comment on function f(b.t[]) is 'array';
