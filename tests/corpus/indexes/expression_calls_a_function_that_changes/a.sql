create function norm(t text) returns text language sql immutable as 'select lower(t)';
create table t (b text, n int);
create index i on t (norm(b)) where norm(b) <> '';
create unique index u on t (n) where norm(b) <> '';
