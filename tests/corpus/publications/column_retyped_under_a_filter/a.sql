create table t (id int primary key, n int, a text);
create publication p for table t (id, n) where (n > 3) with (publish = 'insert');
