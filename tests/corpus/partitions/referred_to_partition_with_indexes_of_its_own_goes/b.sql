create table shelves (number integer primary key) partition by range (number);
create table shelves_low partition of shelves for values from (0) to (100);
create index shelves_odd on shelves (number) where number > 7;
create table boxes (number integer, shelf integer references shelves);
