create table day (id integer not null, n integer not null) partition by range (n);
create table day_1 partition of day for values from (0) to (10);
create index by_nothing on day ((id is null));
