create type mood as enum ('a', 'b');
create cast (varchar as mood) with inout as assignment;
create table t (m mood);
