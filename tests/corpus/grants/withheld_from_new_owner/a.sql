create table t (id integer primary key, n text);
alter table t owner to app;
revoke insert on t from app;
