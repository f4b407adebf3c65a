create table t (id int primary key, p int);
create table u (t int references t);
