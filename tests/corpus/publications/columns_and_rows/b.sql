create table t (id int primary key, a text, b text, n int);
create publication p for table t (b, id);
create publication q for table t where (n > 4 and b = 'x');
create publication r for table t (id) where (id > 0);
