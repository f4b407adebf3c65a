create table t (id int constraint u_key primary key, n int);
create table stats (n int);
create table u (id int not null);
