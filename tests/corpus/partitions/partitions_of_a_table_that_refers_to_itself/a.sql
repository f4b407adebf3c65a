create table parts (id integer, kind integer, within integer, primary key (id, kind)) partition by list (kind);
create table parts_1 partition of parts for values in (1);
create table parts_2 partition of parts for values in (2) partition by list (id);
create table parts_2_2 partition of parts_2 for values in (2);
create table parts_2_3 partition of parts_2 for values in (3);
alter table parts add constraint within foreign key (within, kind) references parts (id, kind);
