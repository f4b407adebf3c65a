create table p1 (a bigint not null, b int check (b > 0) not null);
create table p2 (a bigint, c int default 4, constraint pos check (c > 1));
create table c (d int) inherits (p2, p1);
create table g (e int) inherits (c);
