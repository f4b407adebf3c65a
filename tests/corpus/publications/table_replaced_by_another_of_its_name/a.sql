create table t (id int primary key, n int);
create publication p for table t where (n > 1) with (publish = 'insert');
