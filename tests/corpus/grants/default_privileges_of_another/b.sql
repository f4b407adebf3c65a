alter default privileges for role app grant select, insert on tables to reader;
alter default privileges for role app revoke execute on functions from public;
