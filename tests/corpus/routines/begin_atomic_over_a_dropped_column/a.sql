create table t (id int, n int);
create function f(x int) returns int language sql begin atomic select n from t where id = x; end;
