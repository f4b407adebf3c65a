create type status as enum ('new', 'active', 'closed');
create table ticket (id integer primary key, s status not null default 'new', past status[] default '{new,active}', check (s in ('new', 'active', 'closed')));
create index on ticket (s) where s = 'active';
create view v as select id, s from ticket where s <> 'closed';
