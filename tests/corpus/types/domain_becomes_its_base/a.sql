create domain email as text check (value like '%@%');
create table t (e email not null default 'a@b');
create index on t (lower(e));
