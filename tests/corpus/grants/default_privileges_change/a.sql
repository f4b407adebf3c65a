alter default privileges grant select, insert on tables to reader;
alter default privileges revoke execute on functions from public;
