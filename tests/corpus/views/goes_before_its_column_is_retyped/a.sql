create schema here;
create table here.base (id integer primary key, name text);
create table people (own text) inherits (here.base);
create policy mine on here.base as restrictive for select to app, reader using (exists (select from people));
