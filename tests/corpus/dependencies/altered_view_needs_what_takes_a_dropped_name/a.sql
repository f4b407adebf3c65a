create table t (id int primary key, n int);
create table stats (n int);
create function total() returns bigint stable begin atomic select sum(n) from stats; end;
create view v as select total() as total;
