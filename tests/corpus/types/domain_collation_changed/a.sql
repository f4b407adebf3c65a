create domain d as text;
create table t (c d);
create index on t (c);
