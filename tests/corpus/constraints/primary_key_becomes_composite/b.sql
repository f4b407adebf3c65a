create table p (a int not null, b int not null, primary key (a, b));
create table c (a int);
