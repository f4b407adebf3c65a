create schema a;
create schema b;
create table a.t (id int primary key, n int);
create view b.v2 as select id, n from a.t;
create view a.v2 as select n, id from b.v2;
create view b.v1 as select id from a.v2;
create view a.v1 as select id from b.v1;
