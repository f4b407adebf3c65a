create domain d as int not null;
create domain e as int;
create table t (a d, b e);
