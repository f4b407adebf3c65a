create table t (id int primary key, a text, b text, n int);
create publication p for table t (id, a, n);
create publication q for table t where (n > 3) with (publish = 'insert');
