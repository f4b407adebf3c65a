alter default privileges in schema public grant select on tables to reader;
create table t (id integer primary key, n text);
create table u (id integer);
revoke all on u from reader;
