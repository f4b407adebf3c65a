create extension ltree;
create extension intarray;
create table t (id int, a text, l text);
alter table t enable row level security;
create policy p on t using (l::ltree <@ 'a.b'::ltree);
create view v as select id from t where array[id] @@ '1'::query_int;
create function f(ltree) returns ltree language sql as 'select subltree($1, 0, 1)';
