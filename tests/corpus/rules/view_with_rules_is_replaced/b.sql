create table t (id int primary key, n int);
create view v as select n::text as n, id from t;
create rule ins as on insert to v do instead insert into t values (new.id, new.n::int);
comment on rule ins on v is 'x';
