create table p (id int primary key);
create table t (a int, p int, q int,
  constraint c check (a > 0), constraint d check (a > 1) not enforced,
  constraint f foreign key (p) references p, constraint g foreign key (q) references p not enforced);
