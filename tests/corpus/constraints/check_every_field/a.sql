create table t (a int, b int,
  constraint one check (a > 0), constraint two check (a > 1), constraint three check (b > 0) not valid, constraint four check (b < 100), constraint six check (a < b or b < a));
alter table t add constraint five check (a < 1000) not valid;
