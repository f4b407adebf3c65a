create schema ext;
create extension pg_trgm schema ext;
create table t (id int, a text);
create index t_a on t using gist (a ext.gist_trgm_ops (siglen = 32));
