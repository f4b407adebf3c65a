create table shelves (number integer primary key) partition by range (number);
create table shelves_low partition of shelves for values from (0) to (100);
create table shelves_high partition of shelves for values from (100) to (200) partition by list (number);
create table shelves_high_even partition of shelves_high for values in (102, 104);
create index shelves_odd on shelves (number) where number > 7;
create index shelves_high_own on shelves_high (number) where number > 100;
create index shelves_high_even_own on shelves_high_even (number) where number > 103;
create table boxes (number integer, shelf integer references shelves);
