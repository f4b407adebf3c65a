create schema s;
create table s.a (id int primary key);
create publication p for tables in schema s;
create publication q for table s.a;
