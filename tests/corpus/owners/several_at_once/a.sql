create table t (id integer primary key, n text);
create table u (id integer);
create sequence s;
create function g() returns integer language sql as 'select 1';
