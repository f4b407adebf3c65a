create table t (e text not null default 'a@b');
create index on t (lower(e));
