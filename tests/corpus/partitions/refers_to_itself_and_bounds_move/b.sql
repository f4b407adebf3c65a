create table base (id integer primary key, up integer references base on delete cascade) partition by range (id);
create table low partition of base for values from (0) to (120);
create table high partition of base for values from (120) to (200);
