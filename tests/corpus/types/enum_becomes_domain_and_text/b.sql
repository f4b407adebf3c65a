create domain kind as text check (value in ('a', 'b'));
create type other as enum ('a', 'b');
create table t (id integer, k kind default 'a', l kind[], m other check (m in ('a', 'b')));
create index i on t (k) where k = 'a';
create function is_a(k kind) returns boolean language sql immutable return k = 'a';
create view v as select k, is_a(k) from t;
