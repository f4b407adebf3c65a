create text search configuration c (parser = default);
alter text search configuration c add mapping for asciiword, word with english_stem;
alter text search configuration c add mapping for int with simple;
create table t (body text, v tsvector generated always as (to_tsvector('public.c', body)) stored);
