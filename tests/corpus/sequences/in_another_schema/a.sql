create schema a;
create schema b;
create sequence a.s;
create table t (id int default nextval('a.s'));
