create table t (a int not null, b int not null, c int);
create unique index i on t (b, a);
alter table t cluster on i;
alter table t replica identity using index i;
create table u (a int, b int not null constraint u_pkey primary key);
alter table u cluster on u_pkey;
alter table u replica identity using index u_pkey;
create table w (a int not null);
