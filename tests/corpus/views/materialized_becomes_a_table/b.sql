create table t (id int primary key, n int);
create table v (id int, n int);
create index v_n on v (n);
create view w as select n from v;
