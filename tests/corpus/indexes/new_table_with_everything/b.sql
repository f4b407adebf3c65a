create table keep (id int);
create function norm(t text) returns text language sql immutable as 'select lower(t)';
create table t (id int primary key, b text, "Odd ""one""" text);
create unique index "I, (x)" on t (norm(b), "Odd ""one""" desc) include (id) where "Odd ""one""" <> 'it''s)';
create index j on t ((b || ', (' || "Odd ""one""") collate "C" text_pattern_ops);
alter index j alter column 1 set statistics 50;
comment on index "I, (x)" is 'odd';
