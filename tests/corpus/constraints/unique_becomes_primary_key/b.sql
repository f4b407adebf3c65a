create table t (a int not null, b int, constraint k primary key (a));
create table c (a int references t (a));
