create table t (id int, n int primary key);
create table u (id int primary key, n int);
