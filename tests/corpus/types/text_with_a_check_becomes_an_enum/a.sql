create table t (id int primary key, m text not null default 'ok', constraint c check (m in ('sad', 'ok')));
create index i on t (m) where m = 'ok';
