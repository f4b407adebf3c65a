create table a (id integer primary key, b integer) partition by range (id);
create table b (id integer primary key, a integer references a) partition by range (id);
alter table a add foreign key (b) references b;
create table a1 partition of a for values from (0) to (10);
create table b1 partition of b for values from (0) to (10);
