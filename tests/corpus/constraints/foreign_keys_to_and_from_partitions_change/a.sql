create table m (id integer, k integer, primary key (id, k)) partition by list (k); create table m1 partition of m for values in (1); create table m2 partition of m for values in (2, 3);
create table r (id integer, k integer, foreign key (id, k) references m on delete cascade); create table q (id integer primary key); create table p (id integer references q, k integer) partition by hash (k); create table p1 partition of p for values with (modulus 1, remainder 0);
create table one (id integer, k integer, foreign key (id, k) references m1);
