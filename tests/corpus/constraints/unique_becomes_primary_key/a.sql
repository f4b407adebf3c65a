create table t (a int not null, b int, constraint k unique (a));
create table c (a int references t (a));
