create table t (a int, b text);
create index old_name on t (a);
create unique index old_unique on t (b) where b <> '';
comment on index old_name is 'c';
