create table t (id int primary key, n int, gone boolean default false);
create table log (id int, what text);
