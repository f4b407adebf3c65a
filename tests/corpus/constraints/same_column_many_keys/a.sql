create table p (a int primary key, constraint u unique (a));
create table t (a int references p, b int references p (a));
