create table p (id int, n int);
create table c (extra text) inherits (p);
create view v as select id, n, extra from c;
create view w as select count(*) from only p;
