create schema a;
create schema b;
create type a.mood as enum ('sad');
create table a.t (id int primary key, m a.mood);
create table b.t (id int references a.t, m a.mood);
create view b.v as select t.m from a.t join b.t as u using (id);
create function b.f(a.t) returns a.mood language sql as 'select $1.m';
