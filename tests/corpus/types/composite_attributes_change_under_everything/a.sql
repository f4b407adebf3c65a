create type addr as (street text, no integer, zip text);
create table t (id integer primary key, a addr default row('x', 1, 'y'), l addr[], check ((a).no > 0), n integer generated always as ((a).no) stored);
create index on t (((a).zip)); create view v as select (a).street, (a).zip from t;
create function f(a addr) returns text language sql immutable as 'select (a).street';
create function mk() returns addr language sql as 'select row(1::text, 2, 3::text)::addr';
create domain da as addr check ((value).no > 0); create table u (d da);
create function g(a addr) returns integer language sql immutable return (a).no;
