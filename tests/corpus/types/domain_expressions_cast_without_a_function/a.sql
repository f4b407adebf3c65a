create type mood as enum ('a','b');
create domain dd as int;
create domain d4 as text;
