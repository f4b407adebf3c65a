create table a (id integer primary key, v integer, w text); create table b (id integer primary key); create schema s; create table s.c (id integer primary key);
create publication p for table a (id, v) where (id > 5), b; create publication q for all tables; create publication r for tables in schema s with (publish = 'insert');
