create schema x;
create table x.t (id int);
create sequence x.s owned by x.t.id;
create table t (id int);
