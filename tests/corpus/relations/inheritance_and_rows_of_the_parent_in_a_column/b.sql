create table base (id bigint primary key, name text collate "C");
create view people as select id, name from base;
create policy mine on base as restrictive for select to app, reader using (exists (select from people));
