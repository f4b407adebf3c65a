create text search configuration c (parser = default);
alter text search configuration c add mapping for asciiword with simple;
alter text search configuration c add mapping for word with german_stem, simple;
alter text search configuration c add mapping for email with simple;
create table t (body text, v tsvector generated always as (to_tsvector('public.c', body)) stored);
