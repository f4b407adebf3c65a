create table p (id int primary key);
create table t (id int primary key, p int references p);
create table u (t int references t);
