create domain d as int;
create function f(d) returns setof d language sql as $$ select $1 $$;
create table t (a d, b d[]);
