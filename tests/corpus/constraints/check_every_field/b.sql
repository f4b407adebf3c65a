create table t (a int, b int,
  constraint one check (a > 2) no inherit, constraint two check (a > 1) no inherit, constraint three check (b > 0), constraint six check (b <> a));
alter table t add constraint four check (b < 100) not valid;
alter table t add constraint five check (a < 1000);
comment on constraint one on t is 'at least three';
