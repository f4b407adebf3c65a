create table keep (id int);
create table t (id int primary key, n int);
create function next_n() returns int stable begin atomic select count(n)::int from t; end;
alter table t alter column n set default next_n();
create view v as select next_n() as n;
