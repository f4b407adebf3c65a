create schema s;
alter default privileges in schema s grant select on tables to reader;
alter default privileges for role app in schema s grant execute on functions to writer;
