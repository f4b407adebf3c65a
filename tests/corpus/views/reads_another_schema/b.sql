create schema a;
create schema c;
create table a.t (id int);
create view c.v as select id from a.t;
