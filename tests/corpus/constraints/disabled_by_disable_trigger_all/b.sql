create table p (id int primary key);
create table t (id int primary key, o int unique deferrable, p int constraint f references p, q int constraint g references p on delete cascade);
alter table t disable trigger all;
create table u (t int constraint h references t);
