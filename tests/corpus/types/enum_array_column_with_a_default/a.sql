create type tag as enum ('a', 'b');
create table t (tags tag[] not null default '{}'::tag[]);
