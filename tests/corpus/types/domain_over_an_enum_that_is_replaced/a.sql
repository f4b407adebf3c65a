create type mood as enum ('a', 'b');
create domain d as mood default 'a' constraint x check (value <> 'b'::mood);
create table t (m d, ms d[] default '{}');
