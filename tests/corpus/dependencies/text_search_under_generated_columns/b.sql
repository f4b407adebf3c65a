create text search dictionary d (template = snowball, language = english); create text search configuration c (parser = default); alter text search configuration c add mapping for asciiword, word with d, simple;
create function tsv(body text) returns tsvector language sql immutable return to_tsvector('public.c', body);
create table t (id integer, b text, v tsvector generated always as (to_tsvector('public.c', b)) stored, w tsvector generated always as (tsv(b)) stored);
create index i on t using gin (v); create index j on t using gin (to_tsvector('public.c', b)); create view x as select ts_rank(v, to_tsquery('public.c', 'a')) from t;
