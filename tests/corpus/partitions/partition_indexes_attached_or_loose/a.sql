create table m (id integer not null, k integer not null) partition by range (k); create table m1 partition of m for values from (0) to (10); create table m2 partition of m for values from (10) to (20);
create index mi on only m (id); create index m1i on m1 (id); create index m2i on m2 (id); alter index mi attach partition m1i; create index loose on m2 (k); alter table m add primary key (id, k);
