create table t (id integer primary key, n text);
revoke all on t from current_user;
