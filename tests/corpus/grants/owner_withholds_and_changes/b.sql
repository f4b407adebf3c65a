create table t (id integer primary key, n text);
revoke truncate, update on t from current_user;
alter table t owner to app;
