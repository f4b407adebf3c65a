create table p1 (a int not null, b int check (b > 0));
create table p2 (a int not null, c int default 3);
create table c (d int) inherits (p1, p2);
create table g () inherits (c);
