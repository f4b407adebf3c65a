create table p (a integer not null, constraint positive check (a > 0));
create table c (x integer primary key, constraint less check (x < a)) inherits (p);
create view v as select i, j from c as c (i, j);
