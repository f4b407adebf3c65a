revoke usage on schema public from public;
grant usage, create on schema public to app;
comment on schema public is null;
create table t (id int);
