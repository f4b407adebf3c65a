create table t (id int primary key, m text, d int);
