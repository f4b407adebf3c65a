create domain d as int;
alter domain d add constraint a check (value > 0) not valid;
create table t (n d);
create domain e as int constraint x check (value > 0);
