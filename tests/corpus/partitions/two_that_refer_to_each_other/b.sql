create table a (id bigint primary key, b bigint) partition by range (id);
create table b (id bigint primary key, a bigint references a) partition by range (id);
alter table a add foreign key (b) references b;
create table a1 partition of a for values from (0) to (10);
create table b2 partition of b for values from (0) to (10);
