create table t (id integer primary key, s varchar(10));
