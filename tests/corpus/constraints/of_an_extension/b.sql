create extension btree_gist;
create extension pg_trgm;
create table t (a int, during tsrange, name text, constraint e exclude using gist (a with =, during with &&));
create index t_name on t using gin (name gin_trgm_ops);
create index t_name2 on t using gist (name gist_trgm_ops (siglen = 32));
