create table kept (a int);
alter table kept owner to app;
grant create on schema public to app;
