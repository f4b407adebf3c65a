create table t (id integer primary key); create table m (id integer, k integer) partition by range (k);
create table m1 (id integer, k integer, constraint other foreign key (id) references t on delete cascade);
alter table m add constraint fk foreign key (id) references t on delete cascade;
alter table m attach partition m1 for values from (0) to (10); create table m2 partition of m for values from (10) to (20);
