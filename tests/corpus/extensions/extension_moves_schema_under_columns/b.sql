create schema e1; create schema e2; create extension citext schema e2; create extension pg_trgm schema public; create extension btree_gist schema e1;
create table t (id integer, c e2.citext, s text, exclude using gist (id with =)); create index tr on t using gin (s gin_trgm_ops);
create view v as select c, similarity(s, 'x') from t where c = 'a'; create function f(e2.citext) returns e2.citext language sql as 'select $1';
