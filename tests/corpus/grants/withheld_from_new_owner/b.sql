create table t (id integer primary key, n text);
alter table t owner to admin;
revoke delete on t from admin;
