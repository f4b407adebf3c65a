create type mood as enum ('a', 'b');
create domain age as integer constraint positive check (value > 0);
create type pair as (x integer, y text);
create type span as range (subtype = integer);
