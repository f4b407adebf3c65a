create table t (id int, name text, more int);
create function label(t) returns text language sql immutable as 'select upper($1.name)';
create function all_t() returns setof t language sql as 'select * from t where more > 0';
