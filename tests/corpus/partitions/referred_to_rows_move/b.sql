create table base (id integer primary key, name text) partition by range (id);
create table lower partition of base for values from (0) to (10);
create table higher partition of base for values from (10) to (30);
create table other (id integer references base on delete cascade);
