create table p (a int, constraint u unique (a));
create unique index x on p (a);
create table t (a int references p (a), b int references p (a));
