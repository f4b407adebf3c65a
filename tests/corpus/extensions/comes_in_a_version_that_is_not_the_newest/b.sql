create extension citext version '1.5';
create table t (c text);
create function f(citext) returns citext language sql as 'select $1';
