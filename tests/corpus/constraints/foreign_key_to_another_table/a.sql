create schema other;
create table p (id int primary key);
create table other.p (id int primary key);
create table t (p int constraint f references p);
