create extension citext;
create extension hstore;
create table t (id int, a citext default 'x', h hstore);
create index t_h on t using gin (h);
