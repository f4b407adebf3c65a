create table t (a int, b text);
create unique index i on t (a) with (deduplicate_items = off);
create index j on t (lower(b), a, (a * 2));
alter index j alter column 3 set statistics 0;
alter table t replica identity full;
create table c (a int references t (a));
