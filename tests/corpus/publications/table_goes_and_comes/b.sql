create table u (id int primary key);
create table v (id int primary key);
create publication p for table u, v;
