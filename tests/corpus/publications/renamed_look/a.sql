create table t (id int primary key);
create publication old for table t;
