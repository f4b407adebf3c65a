create schema a;
create schema b;
create sequence b.s;
create table t (id int default nextval('b.s'));
