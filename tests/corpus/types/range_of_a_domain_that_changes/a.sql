create domain d as int;
create type r as range (subtype = d);
create table t (a r);
