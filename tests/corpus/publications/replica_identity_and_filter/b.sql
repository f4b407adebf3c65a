create table t (id int primary key, n int not null);
create unique index t_n on t (n);
alter table t replica identity using index t_n;
create publication p for table t (n) where (n > 3);
