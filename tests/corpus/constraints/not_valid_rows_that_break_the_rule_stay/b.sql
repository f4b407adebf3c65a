create table p (id int primary key);
create table t (a int, p int);
alter table t add constraint c check (a > 0) not valid;
alter table t add constraint f foreign key (p) references p not valid;
