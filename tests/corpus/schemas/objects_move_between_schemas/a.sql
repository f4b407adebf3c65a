create schema one; create schema two;
create table one.t (id integer primary key); create type one.e as enum ('a'); create function one.f() returns integer language sql as 'select 1'; create view one.v as select * from one.t;
create table two.u (r integer references one.t, e one.e, d integer default one.f());
