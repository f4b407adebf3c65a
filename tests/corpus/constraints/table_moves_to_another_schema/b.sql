create schema s;
create table p (id int primary key);
create table s.t (id int primary key, p int references p, constraint c check (id > 0));
create index t_p on s.t (p);
