create extension file_fdw;
create server s foreign data wrapper file_fdw;
create table p (id int, at date) partition by range (at);
create table p1 partition of p for values from ('2020-01-01') to ('2021-01-01');
