create table t (a int, b text);
create unique index i on t (a) with (fillfactor = 70);
create index j on t (lower(b), a, (a * 2));
alter index j alter column 1 set statistics 300;
alter table t replica identity full;
create table c (a int references t (a));
