create table t (id integer); create table u (a integer, c bigint, d text, b integer); create view w as select * from u; create function g(u) returns integer language sql as 'select $1.a';
