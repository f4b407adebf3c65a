create table shelves (number integer primary key) partition by range (number);
create table shelves_low partition of shelves for values from (0) to (100);
create table boxes (number integer, shelf integer references shelves) partition by range (shelf);
create table boxes_low partition of boxes for values from (0) to (100);
create table boxes_apart (number integer, shelf integer);
