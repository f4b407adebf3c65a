create table t (id int, n int);
create index stats on t (n);
create table u (id int constraint u_key primary key);
