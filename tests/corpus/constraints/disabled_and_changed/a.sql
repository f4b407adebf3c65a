create table p (id int primary key);
create table t (p int constraint f references p, self int);
alter table t disable trigger all;
