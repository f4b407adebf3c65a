create table t (id int primary key, a text);
create table u (id int default 7 not null, a text);
