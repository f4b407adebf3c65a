create schema s;
create table p (id int primary key);
create table t (id int primary key, p int references p, constraint c check (id > 0));
create index t_p on t (p);
