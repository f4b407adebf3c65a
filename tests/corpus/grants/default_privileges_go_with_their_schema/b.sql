create schema u;
alter default privileges in schema u grant select on tables to writer;
