create schema s;
create table s.t (id int primary key, n int);
create publication p for table s.t where (n > 1) with (publish = 'insert');
