create table p (id integer primary key, count integer generated always as (id * 2) stored);
create table low () inherits (p);
create table part (id integer primary key, count integer generated always as (id * 2) stored) partition by range (id);
create table part_low partition of part for values from (0) to (10);
