create table t (id integer primary key, n text);
alter table t owner to admin;
grant select on t to app;
