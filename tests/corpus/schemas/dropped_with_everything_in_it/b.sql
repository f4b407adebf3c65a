create publication p;
create table keeps (id int);
