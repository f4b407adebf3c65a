create type mood as enum ('sad');
revoke usage on type mood from public;
grant usage on type mood to reader with grant option;
