create text search dictionary d (template = simple, stopwords = english); create text search configuration c (copy = simple); alter text search configuration c alter mapping for asciiword with d;
create function tsv(t text) returns tsvector language sql immutable return to_tsvector('public.c', t);
create table t (id integer, b text, v tsvector generated always as (to_tsvector('public.c', b)) stored, w tsvector generated always as (tsv(b)) stored);
create index i on t using gin (v); create index j on t using gin (to_tsvector('public.c', b)); create view x as select ts_rank(v, to_tsquery('public.c', 'a')) from t;
