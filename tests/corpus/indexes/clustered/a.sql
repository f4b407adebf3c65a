create table t (a int, b int, c int primary key);
create index i on t (a);
create index j on t (b);
create table u (a int primary key, b int unique);
create table v (a int constraint v_k unique);
create table w (a int);
create index w_i on w (a);
