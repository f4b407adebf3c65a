create table t (a int, b int, c int, d int,
  constraint one unique (a), constraint two unique (b, c), constraint three unique (d), constraint four unique (a, d));
