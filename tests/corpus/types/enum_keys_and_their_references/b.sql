create type k as enum ('b', 'a');
create table p (k k primary key);
create table c (k k references p (k) on delete cascade);
