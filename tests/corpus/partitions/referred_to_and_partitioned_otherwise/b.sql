create table a (id integer, k integer, primary key (id, k)) partition by range (k);
create table a0 partition of a for values from (0) to (10);
create table o (id integer, k integer, foreign key (id, k) references a);
