create table t (id int primary key, n int);
create view stats as select n from t;
create function total() returns bigint stable begin atomic select sum(n) from stats; end;
create view v as select total() as total;
