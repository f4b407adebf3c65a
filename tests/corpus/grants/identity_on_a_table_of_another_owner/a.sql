create table people (id integer primary key, name text);
create table kept (id integer);
alter default privileges for role app grant usage on sequences to reader with grant option;
alter table people owner to app;
alter table kept owner to app;
