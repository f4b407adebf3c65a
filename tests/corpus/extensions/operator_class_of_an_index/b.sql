create extension pg_trgm;
create extension btree_gist;
create table t (id int, a text, p int4range);
create index t_a on t using gin (a gin_trgm_ops);
alter table t add constraint x exclude using gist (id with =, p with &&);
