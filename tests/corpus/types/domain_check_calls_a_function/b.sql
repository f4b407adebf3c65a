create function ok(int) returns boolean language sql immutable as $$ select $1 > 0 $$;
create domain d as int default abs(-1) constraint c check (ok(value));
create table keep (id int);
create table t (n d);
