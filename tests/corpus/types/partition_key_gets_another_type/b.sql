create table p (id int not null, k bigint not null) partition by range (k);
create table p1 partition of p for values from ('1') to ('10');
create table p2 partition of p for values from ('10') to ('20');
create index on p (id);
