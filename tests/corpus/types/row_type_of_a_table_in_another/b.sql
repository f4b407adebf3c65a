create table a (x bigint, y text);
create table b (id int, r a, rs a[]);
create function f(a) returns setof a language sql as $$ select $1 $$;
