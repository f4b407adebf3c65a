create table people (id integer primary key, name text);
alter table people add column count bigint generated always as identity;
create table kept (id integer);
alter default privileges for role app grant usage on sequences to reader with grant option;
alter table kept owner to app;
alter table kept add column count bigint generated always as identity;
