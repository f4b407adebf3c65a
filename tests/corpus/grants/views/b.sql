create table t (id integer primary key, n text);
create view v as select id, n from t;
create materialized view m as select id, n from t;
create index mi on m (id);
grant select on v to reader;
grant select (id) on v to app;
grant insert on v to admin with grant option;
grant select on m to writer;
revoke delete on v from current_user;
