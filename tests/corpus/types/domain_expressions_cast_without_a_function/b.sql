create type mood as enum ('a','b');
create type fruit as enum ('b','a');
create cast (mood as fruit) with inout as implicit;
create cast (fruit as mood) with inout as assignment;
create domain dd as mood default ('b'::fruit)::mood check ((value::fruit) > 'b');
create table t (x dd default 'a');
create type w1 as (a int); create type w2 as (b int);
create domain d4 as int;
create domain d3 as mood check ((value::fruit) is not null);
