create table base (id integer generated always as identity primary key, name text);
create table people (id integer not null, name text) inherits (base);
create materialized view first as select id, name from people;
create function reading() returns first language sql begin atomic select * from first limit 1; end;
alter table base add column ring text default reading();
create table p (id integer);
create table c (id integer, n integer) inherits (p);
create function f(c) returns integer language sql immutable return 1;
alter table c add column m integer default f(null);
