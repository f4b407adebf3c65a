create table keep (n int);
create table t (id int, n int);
create function next_n() returns int language sql begin atomic select coalesce(max(n), 0) + 1 from t; end;
alter table t alter column n set default next_n();
