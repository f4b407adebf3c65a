create schema s;
create schema t;
create schema u;
create table s.a (id int primary key, n int);
create table u.b (id int primary key);
create publication p for tables in schema u, table s.a;
create publication q for tables in schema t;
create publication r for tables in schema s;
