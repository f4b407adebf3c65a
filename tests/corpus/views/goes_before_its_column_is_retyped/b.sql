create schema here;
create table here.base (id bigint primary key, name text);
create view here.people as select id, name from here.base;
create policy mine on here.base as restrictive for select to app, reader using (exists (select from here.people));
