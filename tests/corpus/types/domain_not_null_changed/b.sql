create domain d as int;
create domain e as int not null;
create table t (a d, b e);
