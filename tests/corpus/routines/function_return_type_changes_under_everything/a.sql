create function num(a integer) returns integer language sql immutable as 'select a + 1';
create table t (id integer primary key, v integer, check (num(v) > 0), g integer generated always as (num(v)) stored, d integer default num(1));
create index i on t (num(v));
alter table t enable row level security; create policy pol on t using (num(v) > 1);
create view w as select num(id) as n, id from t; create view x as select n + 1 as m from w;
create function caller() returns integer language sql return num(2);
create table u (z integer default caller());
