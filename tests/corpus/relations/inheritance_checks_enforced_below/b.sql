create table p (a int, b int);
create table c () inherits (p);
create table g () inherits (c);
alter table c add constraint positive check (a > 0);
alter table g add constraint deep check (b > 0);
alter table p add constraint positive check (a > 0) not enforced, add constraint deep check (b > 0) not enforced;
