create domain d as int;
alter domain d add constraint a check (value > 0);
create table t (n d);
create domain e as int;
alter domain e add constraint x check (value > 0) not valid;
