create table t (id int primary key);
create table c () inherits (t);
create publication p for table only t;
