create table base (id integer primary key, name text) partition by range (id);
create table low partition of base for values from (20) to (30);
create table high partition of base for values from (30) to (40) partition by range (id);
create table high_low partition of high for values from (30) to (35);
create table high_rest partition of high default;
create table rest partition of base default;
create table other (id integer references base);
alter table rest add constraint itself foreign key (id) references base;
