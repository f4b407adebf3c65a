create extension hstore;
create table t (id int, h hstore default ''::hstore);
create index t_h on t using gist (h);
create view v as select h -> 'a' as a from t;
