create domain d as text collate "C";
create table t (c d);
create index on t (c);
