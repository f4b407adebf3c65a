create table p (id serial, at int) partition by range (at);
create table p1 partition of p for values from (1) to (10);
