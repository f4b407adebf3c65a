create schema one; create schema two;
create table two.t (id integer primary key); create type two.e as enum ('a'); create function two.f() returns integer language sql as 'select 1'; create view two.v as select * from two.t;
create table two.u (r integer references two.t, e two.e, d integer default two.f());
