create table u (id int primary key);
create publication new for table u;
