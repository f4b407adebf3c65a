create text search dictionary d (template = snowball, language = english, stopwords = english);
create text search configuration c (parser = default);
alter text search configuration c add mapping for word with d;
create table t (body text);
create index on t using gin (to_tsvector('public.c', body));
