create schema s;
alter default privileges for role app in schema s grant select on tables to reader;
alter default privileges in schema s grant usage on sequences to reader;
create table s.t (id serial);
