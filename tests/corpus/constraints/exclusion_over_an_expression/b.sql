create function pair(a int, b int) returns int4range language sql immutable as 'select int4range(least(a, b), greatest(a, b), ''[]'')';
create table t ("Odd name" text collate "C", a int, b int,
  constraint "No overlap, (ever)" exclude using gist (pair(a, b) with &&) where ("Odd name" = 'it''s (, with'),
  constraint names exclude ("Odd name" collate "C" text_pattern_ops desc with operator(pg_catalog.=), (a + b) with =));
