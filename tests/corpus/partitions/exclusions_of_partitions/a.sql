create table stay (room integer not null, n integer not null) partition by range (room);
create table stay_1 partition of stay for values from (0) to (10);
alter table stay add constraint once exclude using btree (room with =, n with =);
