create table parts (id integer, kind integer, within integer, primary key (id, kind)) partition by list (kind);
create table parts_1 partition of parts for values in (1);
create table parts_3 partition of parts for values in (3);
create table parts_4 partition of parts for values in (4) partition by list (id);
create table parts_4_4 partition of parts_4 for values in (4);
alter table parts add constraint within foreign key (within, kind) references parts (id, kind);
