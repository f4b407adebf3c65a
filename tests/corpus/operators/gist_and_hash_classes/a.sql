create table t (a int4range, n int);
