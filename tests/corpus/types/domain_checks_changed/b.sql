create domain d as int constraint b check (value < 200) constraint c check (value <> 7);
create table t (n d);
