create type pair as (a integer, b integer);
create table rate (id integer primary key, v integer);
create function plus(integer, integer) returns integer language sql immutable as 'select $1 + $2';
create function twice(a integer) returns integer language sql immutable as 'select plus(a, a)';
create function to_pair(i integer) returns pair language sql immutable as 'select row(i, i)::pair';
create table t (id integer primary key, v integer);
