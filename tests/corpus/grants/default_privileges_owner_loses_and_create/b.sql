alter default privileges revoke truncate on tables from current_user;
create table t (id integer primary key, n text);
create table u (id integer);
grant truncate on u to current_user;
