create type mood as enum ('sad', 'ok', 'happy');
create table t (id int primary key, m mood not null default 'ok', h mood[] not null default '{ok,sad}'::mood[]);
