create table uses (n int default 0);
create function f(a int, b text default 'other', c int[] default array[3, 4]) returns int language sql as 'select 1';
create view v as select f(1) as n;
