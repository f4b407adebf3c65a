create text search configuration c (copy = english);
create table t (body text);
comment on text search configuration c is 'english words';
create index on t using gin (to_tsvector('c', body));
