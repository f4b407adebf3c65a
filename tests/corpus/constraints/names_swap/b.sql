create table t (a int, b int, constraint y unique (a), constraint x unique (b), constraint d check (a > 0), constraint c check (b > 0));
create index j on t (a);
create index i on t (b);
