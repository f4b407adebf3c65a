create table t (id integer primary key, n text);
alter table t owner to app;
grant select on t to reader;
