create table p (a int, b int, unique (a, b));
create table t (a int);
