create table t (id integer primary key, n text);
revoke all on t from current_user;
grant select (id), insert (n) on t to current_user;
