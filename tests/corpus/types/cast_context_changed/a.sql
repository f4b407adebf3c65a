create type mood as enum ('a', 'b');
create cast (varchar as mood) with inout as implicit;
create table t (m mood);
