create schema s authorization "Mixed Case";
grant usage on schema s to app;
create table s.t (id integer);
alter table s.t owner to app;
