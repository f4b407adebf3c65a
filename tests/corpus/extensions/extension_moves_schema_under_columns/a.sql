create schema e1; create schema e2; create extension citext schema e1; create extension pg_trgm schema e1; create extension btree_gist schema public;
create table t (id integer, c e1.citext, s text, exclude using gist (id with =)); create index tr on t using gin (s e1.gin_trgm_ops);
create view v as select c, e1.similarity(s, 'x') from t where c = 'a'; create function f(e1.citext) returns e1.citext language sql as 'select $1';
