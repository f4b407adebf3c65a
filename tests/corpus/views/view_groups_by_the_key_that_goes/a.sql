create table a (id integer primary key, n text);
create view v as select id, n, count(*) from a group by id;
create function f() returns bigint language sql begin atomic select count(*) from (select id, n from a group by id) as x; end;
