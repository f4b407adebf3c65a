create extension citext;
create extension hstore with schema public;
create schema ext;
create extension pg_trgm schema ext;
create table t (id int);
