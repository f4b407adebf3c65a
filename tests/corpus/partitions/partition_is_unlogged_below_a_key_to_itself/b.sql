create table p (a int primary key, up int) partition by hash (a);
create unlogged table p0 partition of p for values with (modulus 2, remainder 0);
create table p1 partition of p for values with (modulus 2, remainder 1);
alter table p add foreign key (up) references p;
