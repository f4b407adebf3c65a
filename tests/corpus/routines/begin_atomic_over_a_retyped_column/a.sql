create table t (id int, n int);
create function f(x int) returns int language sql begin atomic select n from t where id = x; select n + 1 from t limit 1; end;
create function g(x int) returns int language sql return f(x) + 1;
