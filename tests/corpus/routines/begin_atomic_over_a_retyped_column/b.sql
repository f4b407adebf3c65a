create table t (id int, n text);
create function f(x int) returns int language sql begin atomic select n::int from t where id = x; select 1 from t limit 1; end;
create function g(x int) returns int language sql return f(x) + 1;
