create type mood as enum ('a', 'b');
create domain d as mood default 'a' constraint x check (value <> 'b'::mood);
create type pair as (x d, y integer);
create table t (id integer primary key, m d, ms d[] default '{}', p pair);
create view v as select m from t;
