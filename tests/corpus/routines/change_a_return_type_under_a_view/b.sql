create function f(a int) returns text language sql as 'select a::text';
create view v as select f(1) as n;
create view w as select n from v;
