create schema s;
create schema t;
create table s.a (id int primary key, n int);
create publication p for tables in schema s;
create publication q for tables in schema s, t;
create publication r for table s.a (id);
