create domain d as int;
create domain e as text default 'x' || 'y';
create table t (n d, s e);
