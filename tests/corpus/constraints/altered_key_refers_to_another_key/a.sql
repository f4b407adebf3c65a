create table p (id int primary key);
create table t (id int, a int, constraint fk foreign key (a) references p not valid);
