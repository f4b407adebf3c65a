create extension hstore version '1.4';
create table t (id int primary key, h hstore);
create view v as select id, akeys(h) as keys from t;
create index on t using gin (h);
