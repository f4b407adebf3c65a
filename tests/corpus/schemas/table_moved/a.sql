create schema s;
create table t (id int primary key, a text);
