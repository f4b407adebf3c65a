create schema s;
create type s.pair as (a int, b int);
create function s.from_sql(internal) returns internal language internal stable as 'array_out';
create function s.to_sql(internal) returns s.pair language internal stable as 'array_in';
