create table base (id integer primary key, name text);
create table people (own text) inherits (base);
alter table people add column spot base;
create policy mine on base as restrictive for select to app, reader using (exists (select from people));
