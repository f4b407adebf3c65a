create type status as enum ('new', 'open', 'closed');
create table ticket (id integer primary key, s status not null default 'new', past status[] default '{new,open}', check (s in ('new', 'open', 'closed')));
create index on ticket (s) where s = 'open';
create view v as select id, s from ticket where s <> 'closed';
