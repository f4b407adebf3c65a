create type tag as enum ('b', 'a', 'c');
create table t (tags tag[] not null default '{}'::tag[]);
