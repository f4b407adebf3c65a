create schema s;
create type s.mood as enum ('sad', 'ok');
create table t (m s.mood default 'ok', ms s.mood[]);
