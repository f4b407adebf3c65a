alter default privileges revoke usage on types from public;
create type mood as enum ('a');
create domain age as integer;
grant usage on domain age to public;
