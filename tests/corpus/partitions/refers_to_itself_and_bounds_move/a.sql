create table base (id integer primary key, up integer references base on delete set null) partition by range (id);
create table low partition of base for values from (0) to (100);
create table high partition of base for values from (100) to (200);
