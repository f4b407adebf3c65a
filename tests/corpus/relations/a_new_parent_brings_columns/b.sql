create table p (a integer, n integer, constraint k check (a > 0));
create table t () inherits (p);
