create table p (id integer primary key, count bigint default 1);
create table low () inherits (p);
create table part (id integer primary key, count bigint default 1) partition by range (id);
create table part_low partition of part for values from (0) to (10);
