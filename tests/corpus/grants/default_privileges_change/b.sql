alter default privileges grant select, update on tables to reader;
alter default privileges revoke execute on functions from public;
alter default privileges grant execute on functions to reader;
