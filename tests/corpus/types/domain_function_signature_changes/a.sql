create function ok(int) returns boolean language sql immutable as $$ select $1 > 0 $$;
create domain d as int constraint c check (ok(value));
create table t (n d);
