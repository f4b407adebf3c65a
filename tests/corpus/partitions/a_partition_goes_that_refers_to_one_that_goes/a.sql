create table shelves (number integer primary key) partition by range (number);
create table shelves_low partition of shelves for values from (0) to (100);
create table shelves_high partition of shelves for values from (100) to (200) partition by list (number);
create table shelves_high_even partition of shelves_high for values in (102, 104);
create table boxes (number integer, shelf integer references shelves) partition by range (shelf);
create table boxes_low partition of boxes for values from (0) to (100);
create table boxes_high partition of boxes for values from (100) to (200);
create table boxes_apart partition of boxes for values from (200) to (300);
