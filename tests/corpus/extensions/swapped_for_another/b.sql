create extension ltree;
create table t (id int, h ltree);
create index t_h on t using gist (h);
create view v as select h::text as a from t;
