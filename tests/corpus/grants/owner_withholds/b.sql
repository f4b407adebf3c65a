create table t (id integer primary key, n text);
revoke delete, truncate on t from current_user;
