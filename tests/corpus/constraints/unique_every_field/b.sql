create table t (a int, b int, c int, d int,
  constraint one unique nulls not distinct (a), constraint two unique (b) include (c), constraint three unique (d) deferrable,
  constraint four unique (a, d) deferrable initially deferred);
comment on constraint one on t is 'one''s own';
