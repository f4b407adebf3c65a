create domain code as varchar(5);
create table t (c code default 'x');
