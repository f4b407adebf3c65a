create table t (a int, b int, constraint x unique (a), constraint y unique (b), constraint c check (a > 0), constraint d check (b > 0));
create index i on t (a);
create index j on t (b);
