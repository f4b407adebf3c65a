create extension cube;
create extension earthdistance;
create table t (id int, p earth);
