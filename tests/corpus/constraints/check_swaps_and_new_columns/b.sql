create table t (a int, d int default 5 constraint d check (d > 0), constraint c check (a > 0 and d < 10), constraint e check (a <> d) no inherit);
