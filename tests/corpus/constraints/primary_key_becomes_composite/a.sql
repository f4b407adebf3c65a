create table p (a int not null, b int not null, primary key (a));
create table c (a int references p);
