create table t (id int);
create function f(x int) returns int language sql begin atomic select id from t where id = x; end;
