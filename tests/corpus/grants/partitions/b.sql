create table p (id integer, d date) partition by range (d);
create table p1 partition of p for values from ('2020-01-01') to ('2021-01-01');
grant select on p to reader;
grant insert on p1 to writer;
comment on table p1 is 'one';
comment on column p1.d is 'd';
