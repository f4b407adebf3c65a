create type mood as enum ('a', 'b');
create domain age as integer constraint positive check (value > 0);
create type pair as (x integer, y text);
create type span as range (subtype = integer);
alter type mood owner to app;
alter domain age owner to app;
alter type pair owner to reader;
alter type span owner to writer;
