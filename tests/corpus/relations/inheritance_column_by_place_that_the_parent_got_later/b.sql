create table p ();
create table c (x integer primary key) inherits (p);
alter table p add column a integer not null;
alter table p add constraint positive check (a > 0);
alter table c add constraint less check (x < a);
create view v as select i, j from c as c (i, j);
