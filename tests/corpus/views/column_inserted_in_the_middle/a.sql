create table t (id int primary key, name text, age int);
create view v as select id, name from t;
create view w as select name from v;
comment on view w is 'above';
comment on column w.name is 'from v';
grant select on v to reader;
grant select (name) on w to reader;
