create type mood as enum ('sad', 'ok');
create table person (id integer primary key, m mood not null default 'ok');
create table part (m mood not null, n integer) partition by list (m);
create table part_sad partition of part for values in ('sad');
create function f(m mood default 'ok') returns boolean language sql immutable return m = 'ok';
create domain feeling as mood;
