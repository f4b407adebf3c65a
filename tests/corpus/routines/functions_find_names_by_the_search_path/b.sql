create type pair as (a bigint, b integer);
create table rate (id integer primary key, v integer);
create function plus(integer, integer) returns integer language sql immutable as 'select $1 + $2';
create function twice(a integer) returns integer language sql immutable as 'select plus(a, a)';
create function to_pair(i integer) returns pair language sql immutable as 'select row(i, i)::pair';
create table t (id integer primary key, v integer check (twice(v) > 0), g integer generated always as (twice(id)) stored, p pair default to_pair(3), check ((to_pair(v)).a > 0));
