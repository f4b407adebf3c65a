create table a (x int);
create sequence s owned by a.x;
alter table a alter x set default nextval('s');
create table b (y int default nextval('s'), z text);
create view v as select currval('s');
create function f() returns bigint language sql begin atomic select nextval('s'); end;
create index on b (y);
create table c (k int, l bigint generated always as identity);
create view w as select k, last_value from c, c_l_seq;
