create collation mine (provider = libc, locale = 'POSIX');
create table word (id integer primary key, said text collate mine not null default 'x');
create table child (note text collate mine) inherits (word);
create table quoted (id integer primary key, one word, many word[], other child);
create type pair as (left_one word, n integer);
create table paired (both_ones pair);
create materialized view kept as select w as whole, w.said from word as w;
create function same(word) returns word language sql immutable as 'select $1';
