alter default privileges grant usage on schemas to reader;
alter default privileges for role admin grant usage, create on schemas to app;
