create table day (id integer not null, n integer not null, said text) partition by range (n);
create table day_1 partition of day for values from (0) to (10);
create index by_id on only day (id);
create index day_1_by_id on day_1 (id);
create index by_said on day (said);
create unique index loose on only day (n);
alter table only day add constraint day_key unique (n, id);
