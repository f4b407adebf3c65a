create domain positive as integer constraint above_nothing check (value > 0);
create type pair as (x positive, y text[]);
create domain pairs as pair;
create domain many as pair[];
create table people (id integer, spot pairs, spots many) partition by hash (id);
create table people_all partition of people for values with (modulus 1, remainder 0);
