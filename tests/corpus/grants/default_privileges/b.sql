alter default privileges grant select on tables to reader;
alter default privileges in schema public grant usage on sequences to reader with grant option;
