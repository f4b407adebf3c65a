create table t (id int, name text);
create function label(t) returns text language sql immutable as 'select $1.name';
create function all_t() returns setof t language sql as 'select * from t';
create function arr(t[]) returns int language sql as 'select 1';
