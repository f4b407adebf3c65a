create table t (id int primary key, n int);
create table u (id int, n int not null);
