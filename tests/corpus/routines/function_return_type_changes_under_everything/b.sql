create function num(a integer) returns bigint language sql immutable as 'select a + 1::bigint';
create table t (id integer primary key, v integer, check (num(v) > 0), g bigint generated always as (num(v)) stored, d bigint default num(1));
create index i on t (num(v));
alter table t enable row level security; create policy pol on t using (num(v) > 1);
create view w as select num(id) as n, id from t; create view x as select n + 1 as m from w;
create function caller() returns bigint language sql return num(2);
create table u (z bigint default caller());
