create domain d as int default 3;
create domain e as text;
create table t (n d, s e);
