create type mood as enum ('a', 'b');
alter type mood owner to app;
revoke usage on type mood from public;
grant usage on type mood to reader;
comment on type mood is 'm';
create table t (m mood);
