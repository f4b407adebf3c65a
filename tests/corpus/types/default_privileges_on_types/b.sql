create type a as enum ('x');
alter default privileges revoke usage on types from public;
alter default privileges grant usage on types to reader;
create type b as enum ('y');
create domain c as int;
