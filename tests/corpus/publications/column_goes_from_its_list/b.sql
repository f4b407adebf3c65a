create table t (id int primary key, b text);
create publication p for table t (id, b);
create publication q for table t;
