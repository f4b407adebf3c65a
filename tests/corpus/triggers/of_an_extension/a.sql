create table t (a text, v tsvector);
