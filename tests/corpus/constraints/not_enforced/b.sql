create table p (id int primary key);
create table t (a int, p int, q int,
  constraint c check (a > 0) not enforced, constraint d check (a > 1),
  constraint f foreign key (p) references p not enforced, constraint g foreign key (q) references p);
