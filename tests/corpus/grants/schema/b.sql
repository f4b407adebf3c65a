create schema s;
grant usage on schema s to reader;
grant create, usage on schema s to admin with grant option;
