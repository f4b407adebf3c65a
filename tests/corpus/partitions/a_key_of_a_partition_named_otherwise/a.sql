create table t (id integer primary key); create table m (id integer, k integer) partition by range (k);
alter table m add constraint fk foreign key (id) references t on delete cascade;
create table m1 partition of m for values from (0) to (10); create table m2 partition of m for values from (10) to (20);
