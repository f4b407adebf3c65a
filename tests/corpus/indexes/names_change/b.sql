create table t (a int, b text);
create index new_name on t (a);
create unique index new_unique on t (b) where b <> '';
comment on index new_name is 'c';
